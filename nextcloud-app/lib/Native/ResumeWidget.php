<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

use OCA\Parcours\CourseServer\LearnerReader;
use OCA\Parcours\CourseServer\QuickRead;
use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\Token\Tokens;
use OCP\Dashboard\IAPIWidgetV2;
use OCP\Dashboard\IButtonWidget;
use OCP\Dashboard\IConditionalWidget;
use OCP\Dashboard\IIconWidget;
use OCP\Dashboard\Model\WidgetButton;
use OCP\Dashboard\Model\WidgetItem;
use OCP\Dashboard\Model\WidgetItems;
use OCP\IL10N;
use OCP\IURLGenerator;
use OCP\IUserManager;

/** « Reprendre » on Nextcloud's dashboard: the courses under way, each at the place where one stopped. */
final class ResumeWidget implements IAPIWidgetV2, IButtonWidget, IConditionalWidget, IIconWidget {
  private const FRESH_SECONDS = 60;

  public function __construct(
    private IL10N $l,
    private IURLGenerator $urls,
    private AppLinks $links,
    private IUserManager $users,
    private KeyRing $keys,
    private Tokens $tokens,
    private LearnerReader $reader,
    private QuickRead $quick,
  ) {
  }

  public function getId(): string {
    return 'parcours-resume';
  }

  public function getTitle(): string {
    return $this->l->t('My courses');
  }

  public function getOrder(): int {
    return 30;
  }

  public function getIconClass(): string {
    return 'icon-category-office';
  }

  public function getIconUrl(): string {
    return $this->urls->getAbsoluteURL($this->urls->imagePath('parcours', 'app-dark.svg'));
  }

  public function getUrl(): ?string {
    return $this->links->home();
  }

  public function load(): void {
  }

  public function isEnabled(): bool {
    return $this->keys->findPairing() !== null;
  }

  /** @return list<WidgetButton> */
  public function getWidgetButtons(string $userId): array {
    return [new WidgetButton(WidgetButton::TYPE_MORE, $this->links->catalogue(), $this->l->t('See all courses'))];
  }

  public function getItemsV2(string $userId, ?string $since = null, int $limit = 7): WidgetItems {
    $user = $this->users->get($userId);
    $courses = $user === null || !$this->isEnabled() ? null : $this->quick->read(
      'progress ' . $this->tokens->subjectOf($userId),
      self::FRESH_SECONDS,
      fn (): array => $this->reader->progressOf($user),
    );
    if ($courses === null) {
      return new WidgetItems([], $this->l->t('The course server cannot be reached just now. What you did is kept; come back in a moment.'));
    }
    $underWay = array_filter($courses, static fn (array $course): bool => isset($course['enrolledOn']) && !isset($course['completedOn']));
    $items = array_map(fn (array $course): WidgetItem => $this->item($course), array_slice(array_values($underWay), 0, $limit));
    return new WidgetItems($items, $items === [] ? $this->l->t('No course under way. The list of courses shows what is open to you.') : '');
  }

  /** @param array<string, mixed> $course one course of `MyProgress` */
  private function item(array $course): WidgetItem {
    $required = (int)($course['requiredCount'] ?? 0);
    $done = (int)($course['requiredCompletedCount'] ?? 0);
    $activityId = $course['resumeActivityId'] ?? null;
    $title = (string)($course['title'] ?? '');
    $progress = $this->l->n('%1$s: %n activity out of %2$d', '%1$s: %n activities out of %2$d', $done, [$title, $required]);
    return new WidgetItem(
      is_string($course['resumeTitle'] ?? null) ? $this->l->t('Resume: %s', [$course['resumeTitle']]) : $title,
      $progress,
      $this->links->course((string)($course['courseId'] ?? ''), is_string($activityId) ? $activityId : null),
      $this->getIconUrl(),
    );
  }
}
