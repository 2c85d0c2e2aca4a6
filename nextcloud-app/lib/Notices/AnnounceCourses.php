<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCA\Parcours\CourseServer\CourseServerClient;
use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\CourseServer\LearnerReader;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\BackgroundJob\IJob;
use OCP\BackgroundJob\TimedJob;
use OCP\IGroupManager;
use Psr\Log\LoggerInterface;

/** Compares the catalogue with what is known, and tells the groups the admin named: one notice each time, however many courses. */
final class AnnounceCourses extends TimedJob {
  private const INTERVAL_SECONDS = 21_600;
  /** 12 courses a page. */
  private const MAX_PAGES = 50;

  public function __construct(
    ITimeFactory $time,
    private LearnerReader $reader,
    private KnownCourses $known,
    private SpaceSettings $settings,
    private IGroupManager $groups,
    private PersonalChoices $choices,
    private Notices $notices,
    private LoggerInterface $logger,
  ) {
    parent::__construct($time);
    $this->setInterval(self::INTERVAL_SECONDS);
    $this->setTimeSensitivity(IJob::TIME_INSENSITIVE);
  }

  protected function run($argument): void {
    try {
      $fresh = $this->known->learn($this->catalogue());
    } catch (CourseServerProblem $e) {
      $this->logger->info('The catalogue could not be read, the next run tries again: ' . $e->problemCode, ['app' => 'parcours']);
      return;
    }
    if ($fresh !== []) {
      foreach ($this->members() as $userId) {
        $this->notices->announce($userId, $fresh);
      }
    }
  }

  /** @return list<array{courseId: string, title: string}> */
  private function catalogue(): array {
    $courses = [];
    for ($page = 1; $page <= self::MAX_PAGES; $page++) {
      $found = $this->reader->catalogue('', '', $page, CourseServerClient::USUAL_SECONDS);
      foreach ($found['courses'] as $course) {
        if (is_string($course['courseId'] ?? null) && is_string($course['title'] ?? null)) {
          $courses[] = ['courseId' => $course['courseId'], 'title' => $course['title']];
        }
      }
      if ($page >= $found['pageCount']) {
        break;
      }
    }
    return $courses;
  }

  /** @return list<string> ids of accounts, each once, without those who said no */
  private function members(): array {
    $userIds = [];
    foreach ($this->settings->noticeGroups() as $groupId) {
      foreach ($this->groups->get($groupId)?->getUsers() ?? [] as $user) {
        if ($user->isEnabled() && $this->choices->wantsCourseNotices($user->getUID())) {
          $userIds[$user->getUID()] = true;
        }
      }
    }
    return array_map('strval', array_keys($userIds));
  }
}
