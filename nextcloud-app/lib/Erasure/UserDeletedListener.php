<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Erasure;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Token\Tokens;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\EventDispatcher\Event;
use OCP\EventDispatcher\IEventListener;
use OCP\User\Events\UserDeletedEvent;
use Psr\Log\LoggerInterface;

/**
 * Writes down that a deleted account must be erased from the course server too; the deletion itself
 * never waits.
 *
 * @template-implements IEventListener<UserDeletedEvent>
 */
final class UserDeletedListener implements IEventListener {
  public function __construct(
    private Tokens $tokens,
    private PendingErasures $pending,
    private ITimeFactory $time,
    private LoggerInterface $logger,
  ) {
  }

  public function handle(Event $event): void {
    if (!$event instanceof UserDeletedEvent) {
      return;
    }
    try {
      $this->pending->add($this->tokens->subjectOf($event->getUid()), $this->time->getTime());
    } catch (CourseServerProblem | \InvalidArgumentException $e) {
      // Without a secret no token was ever minted: the course server knows nobody of this space.
      $this->logger->info('A deleted account had nothing to erase: ' . $e->getMessage(), ['app' => 'parcours']);
    }
  }
}
