<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Settings;

use OCA\Parcours\Pairing\SpaceStatus;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Http\TemplateResponse;
use OCP\IGroupManager;
use OCP\IL10N;
use OCP\IURLGenerator;
use OCP\Settings\IDelegatedSettings;
use OCP\Util;

/** Pairing and the choices of the space; an administrator may delegate them to a group. */
final class AdminSettings implements IDelegatedSettings {
  /** Beyond, the list would be no list; `occ config:app:set parcours trainer_groups` takes any. */
  private const MAX_GROUPS_SHOWN = 100;

  public function __construct(
    private SpaceStatus $status,
    private SpaceSettings $settings,
    private IGroupManager $groups,
    private IURLGenerator $urls,
    private IL10N $l,
  ) {
  }

  public function getForm(): TemplateResponse {
    Util::addScript('parcours', 'parcours-admin');
    Util::addStyle('parcours', 'parcours-admin');
    return new TemplateResponse('parcours', 'settings/admin', [
      'status' => $this->status->describe(),
      'groups' => $this->groupRows(),
      'leadContact' => $this->settings->leadContact(),
      'videoServers' => implode("\n", $this->settings->videoServers()),
      'publicPage' => rtrim($this->urls->linkToRouteAbsolute('parcours.page.index'), '/') . '/public',
      'urls' => [
        'pairing' => $this->urls->linkToOCSRouteAbsolute('parcours.settings.pair'),
        'test' => $this->urls->linkToOCSRouteAbsolute('parcours.settings.test'),
        'keys' => $this->urls->linkToOCSRouteAbsolute('parcours.settings.rotate'),
        'choices' => $this->urls->linkToOCSRouteAbsolute('parcours.choices.keep'),
      ],
    ]);
  }

  public function getSection(): string {
    return 'parcours';
  }

  public function getPriority(): int {
    return 10;
  }

  public function getName(): ?string {
    return $this->l->t('Pairing, roles and notices');
  }

  /** Delegates change settings through our own routes only, never the raw values. */
  public function getAuthorizedAppConfig(): array {
    return [];
  }

  /** @return list<array{groupId: string, name: string, isTrainer: bool, isCoordinator: bool, isTold: bool}> */
  private function groupRows(): array {
    [$trainers, $coordinators, $told] = [$this->settings->trainerGroups(), $this->settings->coordinatorGroups(), $this->settings->noticeGroups()];
    $groups = $this->groups->search('', self::MAX_GROUPS_SHOWN);
    $shownIds = array_map(static fn ($group): string => $group->getGID(), $groups);
    foreach (array_diff([...$trainers, ...$coordinators, ...$told], $shownIds) as $groupId) {
      $groups[] = $this->groups->get($groupId);
    }
    return array_values(array_map(static fn ($group): array => [
      'groupId' => $group->getGID(),
      'name' => $group->getDisplayName(),
      'isTrainer' => in_array($group->getGID(), $trainers, true),
      'isCoordinator' => in_array($group->getGID(), $coordinators, true),
      'isTold' => in_array($group->getGID(), $told, true),
    ], array_filter($groups)));
  }
}
