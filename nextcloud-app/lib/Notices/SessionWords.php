<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCA\Parcours\Native\AppLinks;
use OCA\Parcours\Webinars\PersonalClock;
use OCP\IL10N;
use OCP\Notification\INotification;
use OCP\Notification\UnknownNotificationException;

/** What notices of sessions say: hours are those of the person's own clock, where Nextcloud knows it. */
final class SessionWords {
  public function __construct(private AppLinks $links, private PersonalClock $clock) {
  }

  /** @throws UnknownNotificationException for what is no notice of a session */
  public function say(INotification $notification, IL10N $l): void {
    $words = $notification->getSubjectParameters();
    $title = (string)($words['title'] ?? '');
    if ($this->saysOfSeries($notification, $l, $title, (int)($words['count'] ?? 0), ($words['isInCalendar'] ?? 0) === 1)) {
      $notification->setLink($this->links->series($notification->getObjectId()));
      return;
    }
    $when = $this->when($notification->getUser(), (int)($words['startsAt'] ?? 0), (string)($words['timeZone'] ?? ''), $l);
    switch ($notification->getSubject()) {
      case Notices::SESSION_SOON:
        $notification->setParsedSubject($l->t('Reminder: “%1$s” begins on %2$s', [$title, $when]));
        $notification->setParsedMessage($l->t('The way in is on the page of the session.'));
        break;
      case Notices::SESSION_MOVED:
        $notification->setParsedSubject($l->t('The session “%1$s” is moved to %2$s', [$title, $when]));
        break;
      case Notices::SESSION_CANCELLED:
        $notification->setParsedSubject($l->t('The session “%1$s” of %2$s is called off', [$title, $when]));
        break;
      default:
        throw new UnknownNotificationException();
    }
    if (($words['isInCalendar'] ?? 0) === 1) {
      $notification->setParsedMessage($l->t('Your calendar says so too.'));
    }
    $notification->setLink($this->links->series((string)($words['seriesId'] ?? ''), $notification->getObjectId()));
  }

  /** False for what is about one session. */
  private function saysOfSeries(INotification $notification, IL10N $l, string $title, int $count, bool $isInCalendar): bool {
    switch ($notification->getSubject()) {
      case Notices::PLACE_GIVEN:
        $notification->setParsedSubject($l->t('You have a place: “%1$s”', [$title]));
        $notification->setParsedMessage($isInCalendar
          ? $l->t('Its dates are in your calendar. The page of the series lets you give the place back.')
          : $l->t('The page of the series has its dates, puts them in your calendar, and lets you give the place back.'));
        return true;
      case Notices::SESSIONS_MOVED:
        $notification->setParsedSubject($l->n('%n session of “%s” is moved', '%n sessions of “%s” are moved', $count, [$title]));
        break;
      case Notices::SESSIONS_CANCELLED:
        $notification->setParsedSubject($l->n('%n session of “%s” is called off', '%n sessions of “%s” are called off', $count, [$title]));
        break;
      case Notices::SESSIONS_CHANGED:
        $notification->setParsedSubject($l->n('%n session of “%s” has changed', '%n sessions of “%s” have changed', $count, [$title]));
        break;
      default:
        return false;
    }
    $notification->setParsedMessage($isInCalendar ? $l->t('Your calendar says so too.') : $l->t('The page of the series has its dates.'));
    return true;
  }

  private function when(string $userId, int $startsAt, string $sessionZone, IL10N $l): string {
    $moment = $this->clock->moment($userId, $startsAt, $sessionZone);
    return $l->t('%1$s at %2$s', [$l->l('date', $moment, ['width' => 'full']), $l->l('time', $moment, ['width' => 'short'])]);
  }
}
