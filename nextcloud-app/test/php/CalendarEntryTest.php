<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Webinars\CalendarEntry;
use OCA\Parcours\Webinars\LateEntries;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/memoryConfig.php';

final class CalendarEntryTest extends TestCase {
  private const ALARM = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n";
  private const OWN_ALARM = "BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT2H\r\nEND:VALARM\r\n";

  /** @dataProvider held */
  public function testSaysWhetherACalendarIsBehind(bool $isBehind, string $held): void {
    self::assertSame($isBehind, self::entry('20261008T100000', 2)->isNewerThan($held));
  }

  /** @return iterable<string, array{bool, string}> */
  public static function held(): iterable {
    $same = self::text('20261008T100000', 2);
    yield 'the same' => [false, $same];
    yield 'the same without CR, folded' => [false, str_replace(["\r\n", 'DTSTART;TZID=Europe/Paris'], ["\n", "DTSTART;TZID=Eur\n ope/Paris"], $same)];
    yield 'edited by the person since' => [false, str_replace('SEQUENCE:2', 'SEQUENCE:7', $same)];
    yield 'another alarm' => [false, str_replace(self::ALARM, self::OWN_ALARM, $same)];
    yield 'an older version' => [true, self::text('20261008T100000', 1)];
    yield 'another hour' => [true, self::text('20261001T100000', 2)];
    yield 'another hour, edited by the person since' => [true, self::text('20261001T100000', 9)];
    yield 'struck out' => [true, str_replace('STATUS:CONFIRMED', 'STATUS:CANCELLED', $same)];
    yield 'no event' => [true, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"];
  }

  public function testKeepsTheAlarmsOfThePerson(): void {
    $entry = self::entry('20261008T100000', 2);
    $written = $entry->withAlarmsOf(str_replace("\r\n", "\n", str_replace(self::ALARM, self::OWN_ALARM, self::text('20261001T100000', 1))));
    self::assertSame(str_replace(self::ALARM, self::OWN_ALARM, $entry->text), $written);
    self::assertSame(str_replace(self::ALARM, '', $entry->text), $entry->withAlarmsOf(str_replace(self::ALARM, '', $entry->text)));
  }

  public function testWakesNobodyForASessionCalledOff(): void {
    $text = str_replace([self::ALARM, 'STATUS:CONFIRMED'], ['', 'STATUS:CANCELLED'], self::text('20261008T100000', 3));
    self::assertSame($text, (new CalendarEntry('s-r@courses.example', 3, true, $text))->withAlarmsOf(self::text('20261008T100000', 2)));
  }

  public function testATextThatLooksLikeAReplacementStaysAsItIs(): void {
    $own = str_replace('ACTION:AUDIO', 'DESCRIPTION:$1 \\0', self::OWN_ALARM);
    self::assertStringContainsString($own, self::entry('20261008T100000', 2)->withAlarmsOf(str_replace(self::ALARM, $own, self::text('20261001T100000', 1))));
  }

  public function testTriesLateEntriesAgainInTheirLastState(): void {
    $late = new LateEntries(new MemoryConfig());
    $late->add('alice', self::entry('20261001T100000', 1));
    $late->add('alice', self::entry('20261008T100000', 2));
    self::assertSame([['alice', 2]], array_map(static fn (array $one): array => [$one['userId'], $one['entry']->sequence], $late->list()));
    $late->remove('s-r@courses.example');
    self::assertSame([], $late->list());
  }

  public function testGivesUpAnEntryThatNoCalendarEverTakes(): void {
    $late = new LateEntries(new MemoryConfig());
    for ($try = 1; $try <= 20; $try++) {
      $late->add('alice', self::entry('20261008T100000', 2));
    }
    self::assertCount(1, $late->list());
    $late->add('alice', self::entry('20261008T100000', 2));
    self::assertCount(0, $late->list());
  }

  private static function entry(string $start, int $sequence): CalendarEntry {
    return new CalendarEntry('s-r@courses.example', $sequence, false, self::text($start, $sequence));
  }

  private static function text(string $start, int $sequence): string {
    $zone = "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{$zone}BEGIN:VEVENT\r\nUID:s-r@courses.example\r\nDTSTART;TZID=Europe/Paris:$start\r\nDTEND;TZID=Europe/Paris:20261008T120000\r\n"
      . "SUMMARY:Se réunir à distance\r\nSTATUS:CONFIRMED\r\nSEQUENCE:$sequence\r\n" . self::ALARM . "END:VEVENT\r\nEND:VCALENDAR\r\n";
  }
}
