<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Native\SearchWords;
use OCA\Parcours\Webinars\CalendarChange;
use OCA\Parcours\Webinars\CalendarWishes;
use OCA\Parcours\Webinars\NextSessions;
use OCA\Parcours\Webinars\SessionDate;
use OCA\Parcours\Webinars\SessionDates;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/memoryConfig.php';

final class SessionDatesTest extends TestCase {
  private const SERIES = '0190163d-8694-739b-aea5-966c26f8ad91';
  private const OTHER_SERIES = '0190163d-8694-739b-aea5-966c26f8ad92';
  /** 2026-10-08 10:00 in Paris. */
  private const START = 1_791_446_400;
  private const HOUR = 3_600;

  /** @dataProvider moments */
  public function testRemindsTheDayBeforeAndAQuarterOfAnHourBefore(?string $notice, int $secondsBefore): void {
    self::assertSame($notice, self::date(1)->dueNotice(self::START - $secondsBefore));
  }

  /** @return iterable<string, array{?string, int}> */
  public static function moments(): iterable {
    yield 'two days before' => [null, 48 * self::HOUR];
    yield 'a second too early' => [null, 24 * self::HOUR + 1];
    yield 'the day before' => ['day', 24 * self::HOUR];
    yield 'that morning, when cron slept' => ['day', 3 * self::HOUR];
    yield 'an hour before: too late for the day, too early for soon' => [null, self::HOUR];
    yield 'twenty minutes before, as cron may be five minutes late' => ['soon', 1_200];
    yield 'a second before' => ['soon', 1];
    yield 'begun' => [null, 0];
    yield 'over' => [null, -self::HOUR];
  }

  public function testRemindsOnceOfEach(): void {
    $told = self::date(1)->told('day');
    self::assertNull($told->dueNotice(self::START - 20 * self::HOUR));
    self::assertSame('soon', $told->dueNotice(self::START - 600));
    self::assertNull($told->told('soon')->dueNotice(self::START - 600));
  }

  public function testSpeaksOfNoDayBeforeToWhoRegistersThatDay(): void {
    $date = SessionDate::make(self::values(1), self::START - 5 * self::HOUR);
    self::assertNull($date->dueNotice(self::START - 4 * self::HOUR));
    self::assertSame('soon', $date->dueNotice(self::START - 600));
  }

  public function testASessionThatMovedIsRemindedOfAnew(): void {
    $told = self::date(1)->told('day')->told('soon');
    $same = self::date(1)->after($told);
    $moved = SessionDate::make(['startsAt' => '2026-10-15T08:00:00.000Z'] + self::values(1), self::START - 48 * self::HOUR)->after($told);
    self::assertNull($same->dueNotice(self::START - 600));
    self::assertSame('soon', $moved->dueNotice(self::START + 7 * 86_400 - 600));
  }

  /**
   * @dataProvider unreadable
   * @param array<string, mixed> $change
   */
  public function testRefusesWhatIsNoSession(array $change): void {
    $this->expectException(InvalidArgumentException::class);
    SessionDate::make($change + self::values(1), 0);
  }

  /** @return iterable<array{array<string, mixed>}> */
  public static function unreadable(): iterable {
    yield [['seriesId' => '../../x']];
    yield [['sessionId' => 'x']];
    yield [['title' => " \n "]];
    yield [['title' => ['a']]];
    yield [['startsAt' => 'tomorrow']];
    yield [['startsAt' => '2026-99-99T99:99:00Z']];
    yield [['timeZone' => 'Europe/Paris; rm']];
  }

  public function testKeepsThePlacesOfOneSeriesInTheSteadOfThoseBefore(): void {
    $memory = new MemoryConfig();
    $dates = new SessionDates($memory, $memory);
    $now = self::START - 48 * self::HOUR;
    $dates->keepSeries('alice', self::OTHER_SERIES, [SessionDate::make(['seriesId' => self::OTHER_SERIES] + self::values(3), $now)], $now);
    $dates->keepSeries('alice', self::SERIES, [self::date(1)->told('day'), self::date(2)], $now);
    $dates->keepSeries('alice', self::SERIES, [self::date(1)], $now);
    $kept = $dates->of('alice');
    self::assertSame(2, count($kept));
    self::assertNull($kept[self::sessionId(1)]->dueNotice(self::START - 20 * self::HOUR));
    self::assertSame([['alice'], ['alice']], [$dates->accountsWithSessions(), $dates->accountsThatRegistered()]);
  }

  public function testWhoeverLeftIsRemindedOfNothingButStillFollowed(): void {
    $memory = new MemoryConfig();
    $dates = new SessionDates($memory, $memory);
    $dates->keepSeries('42', self::SERIES, [self::date(1)], self::START - 100);
    $dates->keepSeries('42', self::SERIES, [], self::START - 100);
    self::assertSame([[], [], ['42']], [$dates->of('42'), $dates->accountsWithSessions(), $dates->accountsThatRegistered()]);
  }

  public function testWhoeverErasesEverythingLeavesNothingHere(): void {
    $memory = new MemoryConfig();
    $dates = new SessionDates($memory, $memory);
    $wishes = new CalendarWishes($memory);
    foreach (['lea', 'tom'] as $userId) {
      $dates->keepSeries($userId, self::SERIES, [self::date(1)], self::START - 2 * 24 * self::HOUR);
      $wishes->keep($userId, self::SERIES, 'personal');
    }
    $dates->forget('lea');
    $wishes->forget('lea');
    self::assertSame([], $memory->getUserKeys('lea', 'parcours'));
    self::assertSame([['tom'], ['tom']], [$dates->accountsWithSessions(), $dates->accountsThatRegistered()]);
    self::assertSame('personal', $wishes->of('tom', self::SERIES));
  }

  public function testForgetsWhatIsPastAndKeepsTheSoonest(): void {
    $memory = new MemoryConfig();
    $dates = new SessionDates($memory, $memory);
    $many = [];
    for ($number = 1; $number <= SessionDates::MAX_SESSIONS + 5; $number++) {
      $many[self::sessionId($number)] = SessionDate::make(['startsAt' => gmdate('Y-m-d\TH:i:s\Z', self::START + $number * self::HOUR)] + self::values($number), 0);
    }
    $dates->keep('alice', $many, self::START + self::HOUR);
    $kept = array_keys($dates->of('alice'));
    self::assertSame([SessionDates::MAX_SESSIONS, self::sessionId(2)], [count($kept), $kept[0]]);
    $dates->keep('alice', $many, self::START + 1_000 * self::HOUR);
    self::assertSame([], $dates->of('alice'));
  }

  public function testReadsAChangeAndPassesOverAnOddOne(): void {
    $entry = ['calendarUid' => 'u@x', 'sequence' => 3, 'status' => 'moved', 'icalendar' => "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"];
    $message = ['subject' => 's', 'sessionTitle' => 'Deuxième séance', 'kind' => 'put', 'entry' => $entry] + self::values(1);
    $change = CalendarChange::read($message, 0);
    self::assertSame(['s', 'Deuxième séance', self::START, true, false, 3], [$change?->subject, $change?->date->title, $change?->date->startsAt, $change?->hasPlace, $change?->entry->isCancelled, $change?->entry->sequence]);
    self::assertSame(['', 'Outils et libertés'], [$change?->seriesTitle, CalendarChange::read(['seriesTitle' => " Outils\net libertés "] + $message, 0)?->seriesTitle]);
    self::assertFalse(CalendarChange::read(['kind' => 'remove'] + $message, 0)?->hasPlace ?? true);
    foreach ([['subject' => 1], ['entry' => null], ['startsAt' => ''], ['entry' => ['icalendar' => str_repeat('x', 70_000)] + $entry]] as $odd) {
      self::assertNull(CalendarChange::read($odd + $message, 0));
    }
  }

  public function testShowsTheNextSessionsOneHasAPlaceIn(): void {
    $row = static fn (int $number, string $status, string $state, int $hours): array => ['status' => $status, 'session' => [
      'seriesId' => self::SERIES, 'sessionId' => self::sessionId($number), 'title' => "Séance $number", 'status' => $state,
      'startsAt' => gmdate('Y-m-d\TH:i:s.000\Z', self::START + $hours * self::HOUR), 'endsAt' => gmdate('Y-m-d\TH:i:s.000\Z', self::START + ($hours + 1) * self::HOUR),
    ]];
    $registrations = [
      ['seriesTitle' => 'Libertés', 'sessions' => [$row(1, 'confirmed', 'planned', 48), $row(2, 'confirmed', 'cancelled', 1), $row(3, 'waitlisted', 'planned', 2)]],
      ['seriesTitle' => 'Outils', 'sessions' => [$row(4, 'confirmed', 'planned', 0), $row(5, 'confirmed', 'planned', -2)]],
      'odd', ['sessions' => 'odd'],
    ];
    $next = NextSessions::of($registrations, self::START + 60);
    self::assertSame([['Outils', 'Séance 4'], ['Libertés', 'Séance 1']], array_map(static fn (array $one): array => [$one['seriesTitle'], $one['title']], $next));
  }

  public function testASearchMindsNeitherAccentsNorCapitals(): void {
    self::assertTrue(SearchWords::areIn('REUNION distance', 'Se réunir : une réunion à distance'));
    self::assertTrue(SearchWords::areIn('', 'anything'));
    self::assertFalse(SearchWords::areIn('réunion trésorerie', 'Une réunion à distance'));
  }

  private static function date(int $number): SessionDate {
    return SessionDate::make(self::values($number), self::START - 48 * self::HOUR);
  }

  /** @return array<string, string> */
  private static function values(int $number): array {
    return ['seriesId' => self::SERIES, 'sessionId' => self::sessionId($number), 'title' => "Séance $number", 'startsAt' => '2026-10-08T08:00:00.000Z', 'timeZone' => 'Europe/Paris'];
  }

  private static function sessionId(int $number): string {
    return sprintf('0190163d-8694-739b-aea5-%012d', $number);
  }
}
