<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Companion;

use OCP\AppFramework\Http\Events\BeforeTemplateRenderedEvent;
use OCP\EventDispatcher\Event;
use OCP\EventDispatcher\IEventListener;
use OCP\IRequest;
use OCP\IUserSession;
use OCP\Util;

/**
 * Adds the panel's script to the pages of a person who left an adventure to do a mission.
 *
 * @template-implements IEventListener<BeforeTemplateRenderedEvent>
 */
final class CompanionListener implements IEventListener {
  public function __construct(private IRequest $request, private IUserSession $session, private CompanionChoice $choice) {
  }

  public function handle(Event $event): void {
    if (!$event instanceof BeforeTemplateRenderedEvent) {
      return;
    }
    $page = $event->getResponse();
    $cookie = $this->request->getCookie(CompanionRule::COOKIE);
    if (!CompanionRule::isShown($event->isLoggedIn(), (string)$page->getRenderAs(), $page->getApp(), is_string($cookie) ? $cookie : null)) {
      return;
    }
    $user = $this->session->getUser();
    if ($user !== null && $this->choice->isWanted($user->getUID())) {
      Util::addScript('parcours', 'parcours-companion');
    }
  }
}
