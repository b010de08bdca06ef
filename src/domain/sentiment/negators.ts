/** Words that turn the next few round. One list for all languages: a word that is a negator in one is rare in the others. */
const NEGATORS = `
  not no never n't dont don't didnt didn't cant can't cannot wont won't isnt isn't wasnt wasn't aint ain't nor without hardly
  ei en et emme ette eivät älä eikä ilman
  nav ne nē nekad bez nevar
  не нет ни никогда без нельзя
  nunca sin ni tampoco
  nicht kein keine keinen nie ohne
  pas jamais rien sans aucun
  não nem sem
  non mai senza né
  لا ما ليس لم لن مش بدون`;

export const NEGATOR_WORDS: readonly string[] = NEGATORS.trim().split(/\s+/u);
