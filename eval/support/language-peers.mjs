import { eld } from 'eld/small';

/** eld as it comes: sixty languages. */
export function eldSmall() {
  const detector = eld.newInstance();
  return (text) => detector.detect(text).language || 'und';
}

/** eld told which languages there are. */
export function eldSubset(languages) {
  const detector = eld.newInstance();
  detector.setLanguageSubset(languages);
  return (text) => detector.detect(text).language || 'und';
}
