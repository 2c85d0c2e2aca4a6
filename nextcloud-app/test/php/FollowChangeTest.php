<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Notices\Notices;
use OCA\Parcours\Notices\RoundOfNews;
use OCA\Parcours\Webinars\CalendarChange;
use OCA\Parcours\Webinars\CalendarWishes;
use OCA\Parcours\Webinars\FollowChange;
use OCA\Parcours\Webinars\HeldEntries;
use OCA\Parcours\Webinars\LateEntries;
use OCA\Parcours\Webinars\SessionDate;
use OCA\Parcours\Webinars\SessionDates;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/memoryConfig.php';
require_once __DIR__ . '/memoryCalendars.php';
require_once __DIR__ . '/memoryNotifications.php';

/** What reaches people when the course server says that dates changed, while their browser is closed. */
final class FollowChangeTest extends TestCase {
  private const SERIES = '0190163d-8694-739b-aea5-966c26f8ad91';
  private const TITLE = 'Numérique éthique';
  /** 2026-10-01 10:00 in Paris. */
  private const NOW = 1_790_841_600;

  private MemoryConfig $config;
  private MemoryCalendar $calendar;
  private MemoryNotifications $notifications;

  private function follow(): FollowChange {
    $dates = new SessionDates($this->config, $this->config);
    return new FollowChange($dates, new HeldEntries($this->calendar), new LateEntries($this->config), new CalendarWishes($this->config), new MemoryLog());
  }

  private function begin(): void {
    [$this->config, $this->calendar, $this->notifications] = [new MemoryConfig(), new MemoryCalendar(), new MemoryNotifications()];
  }

  /** @param list<CalendarChange> $changes */
  private function round(array $changes): void {
    $round = new RoundOfNews();
    foreach ($changes as $change) {
      $this->follow()->apply('carol', $change, self::NOW, $round);
    }
    foreach ($round->accounts() as $userId) {
      $round->tell($userId, new Notices($this->notifications, $this->notifications));
    }
  }

  private function register(int ...$numbers): void {
    $dates = array_map(static fn (int $number): SessionDate => self::change($number)->date, $numbers);
    (new SessionDates($this->config, $this->config))->keepSeries('carol', self::SERIES, array_values($dates), self::NOW);
  }

  public function testASeriesThatMovedIsOneNoticeAndToldOnce(): void {
    $this->begin();
    $this->register(1, 2, 3, 4, 5);
    $moved = array_map(static fn (int $number): CalendarChange => self::change($number, day: 7), [1, 2, 3, 4, 5]);
    $this->round($moved);
    $this->round($moved);
    self::assertSame([[Notices::SESSIONS_MOVED, self::TITLE, 5]], $this->notifications->said());
  }

  public function testOneSessionThatMovedIsToldByItsName(): void {
    $this->begin();
    $this->register(1, 2);
    $this->round([self::change(1, day: 7), self::change(2)]);
    self::assertSame([[Notices::SESSION_MOVED, 'Séance 1', 1]], $this->notifications->said());
  }

  public function testSeveralTakeAwayWhatWasSaidOfEachBeforeAndNothingElse(): void {
    $this->begin();
    $this->register(1, 2, 3);
    $this->round([self::change(1, day: 7)]);
    $this->round([self::change(3, day: 7)]);
    $this->round([self::change(1, day: 9), self::change(2, status: 'cancelled')]);
    self::assertSame([[Notices::SESSION_MOVED, 'Séance 3', 1], [Notices::SESSIONS_CHANGED, self::TITLE, 2]], $this->notifications->said());
  }

  public function testASeriesCalledOffIsOneNotice(): void {
    $this->begin();
    $this->register(1, 2);
    $this->round([self::change(1, status: 'cancelled'), self::change(2, status: 'cancelled')]);
    self::assertSame([[Notices::SESSIONS_CANCELLED, self::TITLE, 2]], $this->notifications->said());
  }

  public function testAPlaceThatWasWaitedForPutsTheDatesToComeInTheCalendarThatWasChosen(): void {
    $this->begin();
    (new CalendarWishes($this->config))->keep('carol', self::SERIES, 'personal');
    $this->register();
    $this->round([self::change(1, day: -3), self::change(2, status: 'cancelled'), self::change(3), self::change(4)]);
    self::assertSame(['s3-r.ics', 's4-r.ics'], array_keys($this->calendar->files));
    self::assertSame([[Notices::PLACE_GIVEN, self::TITLE, 1]], $this->notifications->said());
    self::assertSame(1, $this->notifications->unread[0]->words['isInCalendar']);
  }

  public function testWhoAskedForNoCalendarGetsNoEntry(): void {
    $this->begin();
    $this->register();
    $this->round([self::change(1), self::change(2, status: 'cancelled')]);
    self::assertSame([[], 0], [$this->calendar->files, $this->notifications->unread[0]->words['isInCalendar']]);
  }

  public function testAnEntryThatThePersonTookAwayStaysAway(): void {
    $this->begin();
    (new CalendarWishes($this->config))->keep('carol', self::SERIES, 'personal');
    $this->round([self::change(1)]);
    $this->calendar->files = [];
    $this->round([self::change(1, day: 7)]);
    self::assertSame([], $this->calendar->files);
  }

  public function testAnEntryIsStruckOutWhereItStood(): void {
    $this->begin();
    (new CalendarWishes($this->config))->keep('carol', self::SERIES, 'personal');
    $this->round([self::change(1)]);
    $this->round([self::change(1, status: 'cancelled')]);
    self::assertStringContainsString('STATUS:CANCELLED', $this->calendar->files['s1-r.ics']);
  }

  public function testACalendarThatIsAwayGetsTheEntryLaterInItsLastState(): void {
    $this->begin();
    (new CalendarWishes($this->config))->keep('carol', self::SERIES, 'thrown-away-since');
    $this->calendar->isAway = true;
    $this->round([self::change(1)]);
    $this->round([self::change(1, day: 7)]);
    $this->calendar->isAway = false;
    $this->follow()->tryLateOnes();
    self::assertStringContainsString('DTSTART:20261015T080000Z', $this->calendar->files['s1-r.ics']);
    self::assertSame([], (new LateEntries($this->config))->list());
  }

  public function testForgetsTheCalendarOfWhoHasLeftAndRefusesWhatIsNone(): void {
    $this->begin();
    $wishes = new CalendarWishes($this->config);
    foreach (['personal' => 'personal', '' => null, '../bob/personal' => null, "a\nb" => null] as $name => $kept) {
      $wishes->keep('carol', self::SERIES, 'asso');
      $wishes->keep('carol', self::SERIES, $name);
      self::assertSame($kept, $wishes->of('carol', self::SERIES));
    }
  }

  public function testKeepsTheLastWishes(): void {
    $this->begin();
    $wishes = new CalendarWishes($this->config);
    for ($number = 0; $number <= CalendarWishes::MAX_WISHES; $number++) {
      $wishes->keep('carol', "series-$number", 'personal');
    }
    self::assertSame([null, 'personal'], [$wishes->of('carol', 'series-0'), $wishes->of('carol', 'series-1')]);
  }

  /** @param int $day after the eighth of October */
  private static function change(int $number, int $day = 0, string $status = 'planned'): CalendarChange {
    $at = 1_791_446_400 + $day * 86_400 - ($day < 0 ? 7 * 86_400 : 0);
    $state = $status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED';
    $text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:s$number-r@x\r\nDTSTART:" . gmdate('Ymd\THis\Z', $at) . "\r\nSTATUS:$state\r\nSEQUENCE:0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    $change = CalendarChange::read([
      'subject' => 's', 'seriesId' => self::SERIES, 'seriesTitle' => self::TITLE, 'sessionId' => sprintf('0190163d-8694-739b-aea5-%012d', $number),
      'sessionTitle' => "Séance $number", 'startsAt' => gmdate('Y-m-d\TH:i:s\Z', $at), 'timeZone' => 'Europe/Paris', 'kind' => 'put',
      'entry' => ['calendarUid' => "s$number-r@x", 'sequence' => 0, 'status' => $status, 'icalendar' => $text],
    ], self::NOW);
    return $change ?? throw new LogicException('This change cannot be read.');
  }
}
