<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCP\IConfig;

/** Hours as a person's own clock shows them, where Nextcloud knows it; else as the session announces them. */
final class PersonalClock {
  public function __construct(private IConfig $users) {
  }

  public function moment(string $userId, int $startsAt, string $sessionZone): \DateTime {
    return (new \DateTime("@$startsAt"))->setTimezone(self::zone($this->users->getUserValue($userId, 'core', 'timezone', $sessionZone)));
  }

  private static function zone(string $name): \DateTimeZone {
    try {
      return new \DateTimeZone($name);
    } catch (\Exception) {
      return new \DateTimeZone('UTC');
    }
  }
}
