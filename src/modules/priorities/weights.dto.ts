import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsNumber, IsObject, Max, Min, ValidateNested } from 'class-validator';
import type { PriorityWeights } from '../../domain/priority/priority.types.js';

/** A number of points, at most 100. */
function Points(description: string, lowest = 0): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: Number, minimum: lowest, maximum: 100, description }),
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(lowest),
    Max(100),
  );
}

function Group(type: () => new () => object): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: () => type() }), IsObject(), ValidateNested(), Type(type));
}

export class IntentWeightsDto {
  @Points('It complains.', -100) complaint!: number;
  @Points('It asks a question.', -100) question!: number;
  @Points('It asks for something.', -100) request!: number;
  @Points('It praises.', -100) praise!: number;
  @Points('It threatens.', -100) threat!: number;
  @Points('Nothing that is clear.', -100) other!: number;
}

export class RiskWeightsDto {
  @Points('A word about safety.') safety!: number;
  @Points('A word about the law.') legal!: number;
  @Points('A word about security.') security!: number;
  @Points('A word about death.') death!: number;
  @Points('A word about self-harm.') 'self-harm'!: number;
  @Points('A word about discrimination.') discrimination!: number;
  @Points('A word about leaked data.') 'data-leak'!: number;
  @Points('A word about the press.') press!: number;
}

export class TierWeightsDto {
  @Points('The author has 100,000 followers or more.') top!: number;
  @Points('The author has 10,000 followers or more.') high!: number;
}

export class LevelBoundsDto {
  @Points('Score from which a task is P1.', 1) P1!: number;
  @Points('Score from which a task is P2.', 1) P2!: number;
  @Points('Score from which a task is P3; below it is P4.', 1) P3!: number;
}

export class PriorityWeightsDto implements PriorityWeights {
  @Points('The feeling is negative.') negativeSentiment!: number;
  @Points('Full negativity, on top of that.') negativeStrength!: number;
  @Points('The feeling is unsure.') unsureSentiment!: number;
  @Points('Not judged negative, but likely enough to be looked at.') negativeSuspected!: number;
  @Group(() => IntentWeightsDto) intents!: IntentWeightsDto;
  @Group(() => RiskWeightsDto) risks!: RiskWeightsDto;
  @Points('Full urgency.') urgency!: number;
  @Points('Every tenfold of readers.') reachPerDecade!: number;
  @Points('The most that readers add.') reachAtMost!: number;
  @Points('Every doubling of the voices that tell its story within an hour.') storyPerDoubling!: number;
  @Points('The most that a story adds.') storyAtMost!: number;
  @Group(() => TierWeightsDto) tiers!: TierWeightsDto;
  @Points('Each other task of the author that is open or was closed without an answer.') unresolvedEach!: number;
  @Points('The most that those add.') unresolvedAtMost!: number;
  @Points('One of our accounts is addressed.') addressedToUs!: number;
  @Points('Each whole step of the weight of its watch above 1; taken away below.') watchWeightStep!: number;
  @Points('A promise that is due; less from half its time on.') clock!: number;
  @Group(() => LevelBoundsDto) levels!: LevelBoundsDto;
}
