<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Token\Base64Url;
use OCA\Parcours\Token\Pseudonym;
use OCP\AppFramework\Services\IAppConfig;
use OCP\Lock\ILockingProvider;
use OCP\Lock\LockedException;

/**
 * Keeps the two secrets of the space in the app's settings: the one that makes pseudonyms, made
 * once and for ever, and the pairing with its signing key. Nextcloud encrypts both and hides them
 * from `occ config:list`; disabling the app keeps them.
 */
final class KeyRing {
  public const SUBJECT_SECRET = 'subject_secret';
  public const PAIRING = 'pairing';
  private const LOCK = 'parcours/keys';

  public function __construct(private IAppConfig $config, private ILockingProvider $locks) {
  }

  /** Null as well when it cannot be decrypted: pages then say so instead of failing. */
  public function findPairing(): ?Pairing {
    try {
      return Pairing::fromArray($this->config->getAppValueArray(self::PAIRING, [], lazy: true));
    } catch (\Exception $e) {
      return null;
    }
  }

  /** @throws CourseServerProblem `not-paired` */
  public function getPairing(): Pairing {
    return $this->findPairing() ?? throw new CourseServerProblem('not-paired');
  }

  public function keepPairing(Pairing $pairing): void {
    $this->config->setAppValueArray(self::PAIRING, $pairing->toArray(), lazy: true, sensitive: true);
  }

  /** The secret of the pseudonyms stays: the same people find their progress when the space pairs again. */
  public function forgetPairing(): void {
    $this->config->deleteAppValue(self::PAIRING);
  }

  /** @throws CourseServerProblem `no-secret` before the app was enabled once, or when it cannot be decrypted */
  public function getSubjectSecret(): string {
    $kept = $this->keptSecret();
    return $kept === '' ? throw new CourseServerProblem('no-secret') : Base64Url::decode($kept);
  }

  /** Makes the secret if there is none. Called when the app is enabled, never while a page is served. */
  public function ensureSubjectSecret(): void {
    $this->alone(function (): void {
      if ($this->keptSecret() === '') {
        $secret = Base64Url::encode(random_bytes(Pseudonym::SECRET_BYTES));
        $this->config->setAppValueString(self::SUBJECT_SECRET, $secret, lazy: true, sensitive: true);
      }
    });
  }

  /** Empty when there is none. A secret that cannot be decrypted must never be replaced by a new one. */
  private function keptSecret(): string {
    try {
      return $this->config->getAppValueString(self::SUBJECT_SECRET, '', lazy: true);
    } catch (\Exception $e) {
      // config.php has another `secret` than when it was kept.
      throw new CourseServerProblem('no-secret', previous: $e);
    }
  }

  /**
   * Runs one change of keys at a time.
   *
   * @template T
   * @param callable(): T $change
   * @return T
   * @throws CourseServerProblem `keys-in-use` when another change is under way
   */
  public function alone(callable $change): mixed {
    try {
      $this->locks->acquireLock(self::LOCK, ILockingProvider::LOCK_EXCLUSIVE);
    } catch (LockedException $e) {
      throw new CourseServerProblem('keys-in-use', previous: $e);
    }
    try {
      return $change();
    } finally {
      $this->locks->releaseLock(self::LOCK, ILockingProvider::LOCK_EXCLUSIVE);
    }
  }
}
