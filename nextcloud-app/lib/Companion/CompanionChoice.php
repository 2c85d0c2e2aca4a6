<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Companion;

use OCP\AppFramework\Services\IAppConfig;

/** Whether a person wants the panel, kept with their account. */
final class CompanionChoice {
  private const REFUSED = 'no_companion';

  public function __construct(private IAppConfig $config) {
  }

  public function isWanted(string $userId): bool {
    return $this->config->getUserValue($userId, self::REFUSED) !== '1';
  }

  public function keep(string $userId, bool $isWanted): void {
    if ($isWanted) {
      $this->config->deleteUserValue($userId, self::REFUSED);
    } else {
      $this->config->setUserValue($userId, self::REFUSED, '1');
    }
  }
}
