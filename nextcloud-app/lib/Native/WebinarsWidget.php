<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

use OCA\Parcours\CourseServer\LearnerReader;
use OCA\Parcours\CourseServer\QuickRead;
use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\Token\Tokens;
use OCA\Parcours\Webinars\NextSessions;
use OCA\Parcours\Webinars\PersonalClock;
use OCP\AppFramework\Utility\ITimeFactory;
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

/** « Mes webinaires » on Nextcloud's dashboard: the next sessions one has a place in, each leading to its door. */
final class WebinarsWidget implements IAPIWidgetV2, IButtonWidget, IConditionalWidget, IIconWidget {
  private const FRESH_SECONDS = 120;

  public function __construct(
    private IL10N $l,
    private IURLGenerator $urls,
    private AppLinks $links,
    private IUserManager $users,
    private KeyRing $keys,
    private Tokens $tokens,
    private LearnerReader $reader,
    private QuickRead $quick,
    private ITimeFactory $time,
    private PersonalClock $clock,
  ) {
  }

  public function getId(): string {
    return 'parcours-webinars';
  }

  public function getTitle(): string {
    return $this->l->t('My webinars');
  }

  public function getOrder(): int {
    return 31;
  }

  public function getIconClass(): string {
    return 'icon-calendar-dark';
  }

  public function getIconUrl(): string {
    return $this->urls->getAbsoluteURL($this->urls->imagePath('parcours', 'app-dark.svg'));
  }

  public function getUrl(): ?string {
    return $this->links->webinars();
  }

  public function load(): void {
  }

  public function isEnabled(): bool {
    return $this->keys->findPairing() !== null;
  }

  /** @return list<WidgetButton> */
  public function getWidgetButtons(string $userId): array {
    return [new WidgetButton(WidgetButton::TYPE_MORE, $this->links->webinars(), $this->l->t('See all webinars'))];
  }

  public function getItemsV2(string $userId, ?string $since = null, int $limit = 7): WidgetItems {
    $user = $this->users->get($userId);
    $registrations = $user === null || !$this->isEnabled() ? null : $this->quick->read(
      'registrations ' . $this->tokens->subjectOf($userId),
      self::FRESH_SECONDS,
      fn (): array => $this->reader->upcomingRegistrationsOf($user),
    );
    if ($registrations === null) {
      return new WidgetItems([], $this->l->t('The course server cannot be reached just now. What you did is kept; come back in a moment.'));
    }
    $sessions = array_slice(NextSessions::of($registrations, $this->time->getTime()), 0, $limit);
    return new WidgetItems(
      array_map(fn (array $session): WidgetItem => $this->item($userId, $session), $sessions),
      $sessions === [] ? $this->l->t('No webinar is planned for you. The list of webinars shows what is open to you.') : '',
    );
  }

  /** @param array{seriesId: string, sessionId: string, seriesTitle: string, title: string, startsAt: int, timeZone: string} $session */
  private function item(string $userId, array $session): WidgetItem {
    $moment = $this->clock->moment($userId, $session['startsAt'], $session['timeZone']);
    return new WidgetItem(
      $session['title'],
      $this->l->l('datetime', $moment, ['width' => 'medium|short']) . ' · ' . $session['seriesTitle'],
      $this->links->series($session['seriesId'], $session['sessionId']),
      $this->getIconUrl(),
    );
  }
}
