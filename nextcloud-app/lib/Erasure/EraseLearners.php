<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Erasure;

use OCA\Parcours\CourseServer\CourseServerClient;
use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\Token\Tokens;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\BackgroundJob\TimedJob;
use Psr\Log\LoggerInterface;

/**
 * Asks the course server to erase the learners whose account was deleted, until it says yes.
 * A TimedJob over a list kept in the settings: a QueuedJob leaves Nextcloud's list before it runs,
 * so that a killed process would lose the erasure.
 */
final class EraseLearners extends TimedJob {
  private const INTERVAL_SECONDS = 300;
  /** Keeps one run short; the rest waits for the next. */
  private const MOST_PER_RUN = 100;

  public function __construct(
    ITimeFactory $time,
    private PendingErasures $pending,
    private KeyRing $keys,
    private Tokens $tokens,
    private CourseServerClient $client,
    private LoggerInterface $logger,
  ) {
    parent::__construct($time);
    $this->setInterval(self::INTERVAL_SECONDS);
  }

  protected function run($argument): void {
    $pairing = $this->keys->findPairing();
    if ($pairing === null) {
      return;
    }
    foreach ($this->due() as $subject) {
      try {
        $this->client->ask('DELETE', $pairing->address, '/me', $this->tokens->forSubject($subject)->token);
        $this->pending->remove($subject);
      } catch (CourseServerProblem $e) {
        $this->pending->markTried($subject, $this->time->getTime());
        $this->logger->warning('A deleted account is not erased from the course server yet: ' . $e->problemCode, ['app' => 'parcours']);
        if ($e->isServerAway()) {
          return;
        }
      }
    }
  }

  /** @return list<string> pseudonyms to try now */
  private function due(): array {
    $now = $this->time->getTime();
    $due = array_filter(
      $this->pending->list(),
      fn (string $subject): bool => RetrySchedule::isDue(...$this->pending->timesOf($subject), now: $now),
    );
    return array_slice(array_values($due), 0, self::MOST_PER_RUN);
  }
}
