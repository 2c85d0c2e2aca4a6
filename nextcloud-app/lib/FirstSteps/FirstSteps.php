<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\FirstSteps;

use OCP\App\IAppManager;
use OCP\Authentication\TwoFactorAuth\IRegistry;
use OCP\Authentication\Token\IToken;
use OCP\IConfig;
use OCP\IDBConnection;
use OCP\IUser;

/**
 * What a person did for their own account and no route of Nextcloud tells them as data. Booleans only: no device's
 * name, no kind of proof leaves this class. Null where there is nothing to set.
 */
final class FirstSteps {
  /** Where a person keeps codes on paper; it is no second factor of its own. */
  private const BACKUP_CODES = 'backup_codes';

  public function __construct(private IDBConnection $database, private IRegistry $registry, private IAppManager $apps, private IConfig $config) {
  }

  /** A phone or a program has a password of its own; browsers have none. */
  public function hasDevice(IUser $user): bool {
    $query = $this->database->getQueryBuilder();
    $query->select('id')->from('authtoken')
      ->where($query->expr()->eq('uid', $query->createNamedParameter($user->getUID())))
      ->andWhere($query->expr()->eq('type', $query->createNamedParameter(IToken::PERMANENT_TOKEN)))
      ->setMaxResults(1);
    $result = $query->executeQuery();
    $found = $result->fetchOne();
    $result->closeCursor();
    return $found !== false;
  }

  public function hasSecondFactor(IUser $user): ?bool {
    $isOn = self::isOn($this->registry->getProviderStates($user));
    return $isOn || $this->hasProvider($user) ? $isOn : null;
  }

  public function hasChosenNotifications(IUser $user): ?bool {
    $apps = array_values(array_filter(['notifications', 'activity'], fn (string $app): bool => $this->apps->isEnabledForUser($app, $user)));
    $keys = array_merge(...array_map(fn (string $app): array => $this->config->getUserKeys($user->getUID(), $app), $apps));
    return $apps === [] ? null : self::areOfNotifications($keys);
  }

  /** @param array<string, bool> $states by provider */
  public static function isOn(array $states): bool {
    unset($states[self::BACKUP_CODES]);
    return in_array(true, $states, true);
  }

  /** @param array<mixed> $keys of the person's settings: those that their own settings page writes */
  public static function areOfNotifications(array $keys): bool {
    return preg_grep('/^(notify_|sound_)/', array_filter($keys, 'is_string')) !== [];
  }

  private function hasProvider(IUser $user): bool {
    foreach ($this->apps->getEnabledAppsForUser($user) as $appId) {
      if ($appId !== 'twofactor_backupcodes' && ($this->apps->getAppInfo($appId)['two-factor-providers'] ?? []) !== []) {
        return true;
      }
    }
    return false;
  }
}
