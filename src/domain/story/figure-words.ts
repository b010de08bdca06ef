import { fold } from '../text/fold.js';

/**
 * Number words, weekdays and months, by their beginnings where a language inflects them (`*`). A text that differs from
 * another in one of these speaks of another day or another amount.
 */
const LISTS: readonly string[] = [
  'one two three four five six seven eight nine ten eleven twelve hundred thousand million billion first second third fourth fifth sixth',
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december',
  'yksi kaksi kolme nelja viisi kuusi seitseman kahdeksan yhdeksan kymmenen sata* tuhat* miljoona* miljardi* ensimmai* toise* toinen kolma* nelja* viide* viides',
  'maanantai* tiistai* keskiviik* torstai* perjantai* lauantai* sunnuntai* tammiku* helmiku* maalisku* huhtiku* toukoku* kesaku* heinaku* eloku* syysku* lokaku* marrasku* jouluku*',
  'viens divi tris cetri pieci sesi septini astoni devini desmit simt* tukstos* miljon* miljard* pirma* otra* tresa* ceturta* piekta*',
  'pirmdien* otrdien* tresdien* ceturtdien* piektdien* sestdien* svetdien* janvar* februar* mart* april* maij* junij* julij* august* septembr* oktobr* novembr* decembr*',
  'один одна одно два две три четыре пять шесть семь восемь девять десять сто тысяч* миллион* миллиард* перв* втор* трет* четверт* пят*',
  'понедельник* вторник* сред* четверг* пятниц* суббот* воскресень* январ* феврал* март* апрел* мая май июн* июл* август* сентябр* октябр* ноябр* декабр*',
  'eins zwei drei vier funf sechs sieben acht neun zehn hundert tausend millionen milliarden montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonntag* januar februar marz mai juni juli oktober dezember',
  'un deux trois quatre cinq six sept huit neuf dix cent mille lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre',
  'uno dos tres cuatro cinco seis siete ocho nueve diez cien mil millones lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'ett tva fyra fem sex sju atta nio tio hundra tusen miljoner mandag tisdag onsdag torsdag fredag lordag sondag januari februari maj augusti',
  'يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد',
  '一 二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 两 兩 零',
];

const whole = new Set<string>();
/** Beginnings by their first letters, so that nearly every other word is dismissed by one look. */
const beginnings = new Map<string, string[]>();
const FIRST_LETTERS = 3;

for (const word of LISTS.join(' ').split(' ')) {
  const folded = fold(word.replace('*', ''));
  if (!word.endsWith('*')) {
    whole.add(folded);
    continue;
  }
  const first = folded.slice(0, FIRST_LETTERS);
  beginnings.set(first, [...(beginnings.get(first) ?? []), folded]);
}

/** Whether a folded word without digits is a number or a part of a date. Beginnings also take a few other words in; they do no harm. */
export function isFigureWord(form: string): boolean {
  if (whole.has(form)) return true;
  const possible = beginnings.get(form.slice(0, FIRST_LETTERS));
  return possible !== undefined && possible.some((beginning) => form.startsWith(beginning));
}
