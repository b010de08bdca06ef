import { IsNotEmpty, IsOptional, IsString, IsUrl, MaxLength } from 'class-validator';
import type { SettingField } from '../setting.types.js';
import { WEB_ADDRESS } from '../setting-checks.js';

const LONGEST_SELECTOR = 300;

export class WebPageSettings {
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_048)
  url!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_SELECTOR)
  itemSelector!: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_SELECTOR)
  titleSelector?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_SELECTOR)
  linkSelector?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_SELECTOR)
  dateSelector?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_SELECTOR)
  textSelector?: string;
}

const selector = (name: string, description: string): SettingField => ({
  name,
  kind: 'text',
  required: false,
  description,
});

export const WEB_PAGE_FIELDS: readonly SettingField[] = [
  { name: 'url', kind: 'url', required: true, description: 'Address of the page that lists the articles.' },
  {
    name: 'itemSelector',
    kind: 'text',
    required: true,
    description: 'CSS selector of one article in the list, as "main article".',
  },
  selector(
    'titleSelector',
    'CSS selector of the title, inside an article. Empty: its heading, else the words of its link.',
  ),
  selector('linkSelector', 'CSS selector of the link, inside an article. Empty: the first link.'),
  selector('dateSelector', 'CSS selector of the date, inside an article. Empty: its first time element.'),
  selector('textSelector', 'CSS selector of the text, inside an article. Empty: all of its words.'),
];
