<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCA\Parcours\Native\AppLinks;
use OCP\IURLGenerator;
use OCP\L10N\IFactory;
use OCP\Notification\INotification;
use OCP\Notification\INotifier;
use OCP\Notification\UnknownNotificationException;

/** Says our notices in the language of the person who reads them. */
final class Notifier implements INotifier {
  public function __construct(private IFactory $languages, private AppLinks $links, private IURLGenerator $urls, private SessionWords $sessions) {
  }

  public function getID(): string {
    return 'parcours';
  }

  public function getName(): string {
    return $this->languages->get('parcours')->t('Courses');
  }

  public function prepare(INotification $notification, string $languageCode): INotification {
    if ($notification->getApp() !== 'parcours') {
      throw new UnknownNotificationException();
    }
    $l = $this->languages->get('parcours', $languageCode);
    $words = $notification->getSubjectParameters();
    $courseId = (string)($words['courseId'] ?? '');
    $title = (string)($words['title'] ?? '');
    switch ($notification->getSubject()) {
      case Notices::COURSES_PUBLISHED:
        $count = (int)($words['count'] ?? 1);
        $notification->setParsedSubject($count > 1
          ? $l->n('%n new course: “%s” and others', '%n new courses, “%s” among them', $count, [$title])
          : $l->t('New course: “%s”', [$title]));
        $notification->setParsedMessage($l->t('You may follow it when you like, in any order, or not at all.'));
        $notification->setLink($count > 1 ? $this->links->catalogue() : $this->links->course($courseId));
        break;
      case Notices::REMINDER:
        $activityId = $words['activityId'] ?? null;
        $notification->setParsedSubject($l->t('You asked to be reminded of “%s”', [$title]));
        $notification->setLink($this->links->course($courseId, is_string($activityId) ? $activityId : null));
        break;
      default:
        $this->sessions->say($notification, $l);
    }
    return $notification->setIcon($this->urls->getAbsoluteURL($this->urls->imagePath('parcours', 'app-dark.svg')));
  }
}
