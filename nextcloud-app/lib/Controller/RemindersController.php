<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\Notices\PersonalChoices;
use OCA\Parcours\Notices\Reminder;
use OCA\Parcours\Webinars\CalendarWishes;
use OCA\Parcours\Webinars\SessionDates;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\IL10N;
use OCP\IRequest;

/** A person's own choices: reminders, and whether to hear of new courses. */
final class RemindersController extends OCSController {
  public function __construct(
    IRequest $request,
    private PersonalChoices $choices,
    private SessionDates $sessions,
    private CalendarWishes $calendars,
    private ITimeFactory $time,
    private IL10N $l,
    private ?string $userId,
  ) {
    parent::__construct('parcours', $request);
  }

  #[NoAdminRequired]
  #[ApiRoute(verb: 'GET', url: '/api/v1/personal')]
  public function show(): DataResponse {
    return $this->answer();
  }

  #[NoAdminRequired]
  #[ApiRoute(verb: 'PUT', url: '/api/v1/personal')]
  public function keep(bool $wantsCourseNotices, ?bool $wantsSessionReminders = null): DataResponse {
    $this->choices->keepCourseNotices((string)$this->userId, $wantsCourseNotices);
    if ($wantsSessionReminders !== null) {
      $this->choices->keepSessionReminders((string)$this->userId, $wantsSessionReminders);
    }
    return $this->answer($this->l->t('Saved.'));
  }

  /** @param string $remindAt RFC 3339 */
  #[NoAdminRequired]
  #[ApiRoute(verb: 'POST', url: '/api/v1/reminders')]
  public function add(string $courseId, string $title, string $remindAt, ?string $activityId = null): DataResponse {
    $reminders = $this->choices->remindersOf((string)$this->userId);
    if (count($reminders) >= PersonalChoices::MAX_REMINDERS) {
      return $this->refusal('too-many-reminders');
    }
    try {
      $reminders[] = Reminder::make(bin2hex(random_bytes(8)), $courseId, $activityId, $title, $remindAt, $this->time->getTime());
    } catch (\InvalidArgumentException $e) {
      return $this->refusal($e->getMessage());
    }
    $this->choices->keepReminders((string)$this->userId, $reminders);
    return $this->answer($this->l->t('You will be reminded by a notification.'), 201);
  }

  /** « Erase all that is kept about me »: of courses to come back to and of webinars, this part is kept here. */
  #[NoAdminRequired]
  #[ApiRoute(verb: 'DELETE', url: '/api/v1/reminders')]
  public function removeAll(): DataResponse {
    $userId = (string)$this->userId;
    $this->choices->keepReminders($userId, []);
    $this->sessions->forget($userId);
    $this->calendars->forget($userId);
    return $this->answer();
  }

  /** Removing what is gone already is no error. */
  #[NoAdminRequired]
  #[ApiRoute(verb: 'DELETE', url: '/api/v1/reminders/{reminderId}')]
  public function remove(string $reminderId): DataResponse {
    $reminders = $this->choices->remindersOf((string)$this->userId);
    $left = array_filter($reminders, static fn (Reminder $reminder): bool => $reminder->reminderId !== $reminderId);
    $this->choices->keepReminders((string)$this->userId, array_values($left));
    return $this->answer($this->l->t('This reminder is removed.'));
  }

  private function answer(?string $message = null, int $status = 200): DataResponse {
    $reminders = $this->choices->remindersOf((string)$this->userId);
    return new DataResponse([
      'wantsCourseNotices' => $this->choices->wantsCourseNotices((string)$this->userId),
      'wantsSessionReminders' => $this->choices->wantsSessionReminders((string)$this->userId),
      'reminders' => array_map(static fn (Reminder $reminder): array => $reminder->toArray(), $reminders),
    ] + ($message === null ? [] : ['message' => $message]), $status);
  }

  private function refusal(string $code): DataResponse {
    $message = match ($code) {
      'too-many-reminders' => $this->l->n('You have %n reminder already, which is the most. Remove one in your personal settings first.', 'You have %n reminders already, which is the most. Remove one in your personal settings first.', PersonalChoices::MAX_REMINDERS),
      'reminder-in-the-past' => $this->l->t('This moment has passed. Choose a later one.'),
      'reminder-too-far' => $this->l->t('This moment is more than two years away. Choose a nearer one.'),
      default => $this->l->t('This reminder could not be read. Reload the page and try again.'),
    };
    return new DataResponse(['code' => $code, 'message' => $message], 422);
  }
}
