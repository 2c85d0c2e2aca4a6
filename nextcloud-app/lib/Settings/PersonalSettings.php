<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Settings;

use OCA\Parcours\Companion\CompanionChoice;
use OCA\Parcours\Native\AppLinks;
use OCA\Parcours\Notices\PersonalChoices;
use OCA\Parcours\Page\LeadContact;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Http\TemplateResponse;
use OCP\IURLGenerator;
use OCP\Settings\ISettings;
use OCP\Util;

/** What a person chooses for themselves: notices, reminders; and the way to their own records. */
final class PersonalSettings implements ISettings {
  public function __construct(
    private PersonalChoices $choices,
    private CompanionChoice $companion,
    private SpaceSettings $settings,
    private AppLinks $links,
    private IURLGenerator $urls,
    private ?string $userId,
  ) {
  }

  public function getForm(): TemplateResponse {
    Util::addScript('parcours', 'parcours-personal');
    Util::addStyle('parcours', 'parcours-personal');
    return new TemplateResponse('parcours', 'settings/personal', [
      'wantsCourseNotices' => $this->choices->wantsCourseNotices((string)$this->userId),
      'wantsCompanion' => $this->companion->isWanted((string)$this->userId),
      'wantsSessionReminders' => $this->choices->wantsSessionReminders((string)$this->userId),
      'reminders' => $this->choices->remindersOf((string)$this->userId),
      'leadContact' => LeadContact::href($this->settings->leadContact()),
      'urls' => [
        'choices' => $this->urls->linkToOCSRouteAbsolute('parcours.reminders.keep'),
        'companion' => $this->urls->linkToOCSRouteAbsolute('parcours.companion.keep'),
        'reminders' => $this->urls->linkToOCSRouteAbsolute('parcours.reminders.add'),
        'export' => $this->urls->linkToRoute('parcours.personal.export'),
        'myData' => $this->links->myData(),
        'language' => $this->urls->linkToRoute('settings.PersonalSettings.index', ['section' => 'personal-info']),
      ],
    ]);
  }

  public function getSection(): string {
    return 'parcours';
  }

  public function getPriority(): int {
    return 10;
  }
}
