<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCA\Parcours\CourseServer\CourseServerClient;
use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Notices\Notices;
use OCA\Parcours\Notices\RoundOfNews;
use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\Token\Tokens;
use OCP\AppFramework\Services\IAppConfig;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\BackgroundJob\TimedJob;
use Psr\Log\LoggerInterface;

/** Asks the course server what was moved or called off since last time, for those whose browser is closed. */
final class FollowDates extends TimedJob {
  private const INTERVAL_SECONDS = 900;
  /** 200 changes a page; the rest waits for the next run. */
  private const MAX_PAGES = 10;
  private const CURSOR = 'calendar_cursor';

  public function __construct(
    ITimeFactory $time,
    private KeyRing $keys,
    private Tokens $tokens,
    private CourseServerClient $client,
    private SessionDates $dates,
    private FollowChange $follow,
    private Notices $notices,
    private IAppConfig $config,
    private LoggerInterface $logger,
  ) {
    parent::__construct($time);
    $this->setInterval(self::INTERVAL_SECONDS);
  }

  protected function run($argument): void {
    $accounts = $this->dates->accountsThatRegistered();
    if ($accounts === [] || $this->keys->findPairing() === null) {
      return;
    }
    $round = new RoundOfNews();
    try {
      // Pseudonyms are made anew each time: a list of them beside the accounts would be worth stealing.
      $this->read(array_combine(array_map([$this->tokens, 'subjectOf'], $accounts), $accounts), $round);
      $this->follow->tryLateOnes();
    } catch (CourseServerProblem $e) {
      $this->logger->info('Changes of dates could not be read, the next run tries again: ' . $e->problemCode, ['app' => 'parcours']);
    } catch (\Throwable $e) {
      $this->logger->error('Changes of dates were not all applied, the next run goes on.', ['app' => 'parcours', 'exception' => $e]);
    } finally {
      // What was applied before trouble came is not told by the next run.
      $this->tell($round);
    }
  }

  private function tell(RoundOfNews $round): void {
    foreach ($round->accounts() as $userId) {
      try {
        $round->tell($userId, $this->notices);
      } catch (\Throwable $e) {
        $this->logger->error('Changes of dates were applied, and could not be told to one account.', ['app' => 'parcours', 'exception' => $e]);
      }
    }
  }

  /** @param array<string, string> $accounts by pseudonym */
  private function read(array $accounts, RoundOfNews $round): void {
    $pairing = $this->keys->getPairing();
    for ($page = 1; $page <= self::MAX_PAGES; $page++) {
      $after = $this->cursor($pairing->spaceId);
      $path = '/space/calendar-changes?' . http_build_query(['after' => $after]);
      $answer = $this->client->ask('GET', $pairing->address, $path, $this->tokens->forSpace($pairing)->token)->json();
      $now = $this->time->getTime();
      foreach (array_filter((array)($answer['changes'] ?? []), 'is_array') as $message) {
        $change = CalendarChange::read($message, $now);
        if ($change !== null && isset($accounts[$change->subject])) {
          $this->apply($accounts[$change->subject], $change, $now, $round);
        }
      }
      $next = $answer['next'] ?? null;
      if (!is_string($next) || preg_match('/^[\d.]{1,40}$/D', $next) !== 1) {
        throw new CourseServerProblem('unexpected-answer');
      }
      $this->config->setAppValueString(self::CURSOR, "$pairing->spaceId $next", lazy: true);
      if (($answer['hasMore'] ?? false) !== true) {
        return;
      }
    }
  }

  /** One account's trouble must not keep all the others from their dates. */
  private function apply(string $userId, CalendarChange $change, int $now, RoundOfNews $round): void {
    try {
      $this->follow->apply($userId, $change, $now, $round);
    } catch (\Throwable $e) {
      $this->logger->error('A change of dates could not be applied for one account.', ['app' => 'parcours', 'exception' => $e]);
    }
  }

  /** Another pairing is another space, whose changes are counted from the start. */
  private function cursor(string $spaceId): string {
    $kept = explode(' ', $this->config->getAppValueString(self::CURSOR, '', lazy: true), 2);
    return $kept[0] === $spaceId ? ($kept[1] ?? '0') : '0';
  }
}
