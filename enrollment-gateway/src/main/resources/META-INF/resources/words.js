// The texts in the language of the browser, one file for each.
const LANGUAGES = ['en', 'de', 'fr', 'es'];

const language = navigator.languages.map(wanted => wanted.split('-')[0].toLowerCase())
  .find(wanted => LANGUAGES.includes(wanted)) ?? LANGUAGES[0];

const folder = document.documentElement.dataset.texts ?? '/words/';
const texts = await fetch(folder + language + '.json').then(answer => answer.json());

document.documentElement.lang = language;
document.documentElement.dir = texts.direction;

// The text, with what stands in braces filled in; undefined where there is none of this name.
export const words = (name, values = {}) =>
  texts[name]?.replace(/\{(\w+)\}/g, (_, value) => values[value]);
