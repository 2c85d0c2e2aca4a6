<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What our classes use of Nextcloud's settings, and a memory in their stead. Nextcloud itself is not needed to run the tests.
namespace OCP\AppFramework\Services {
  interface IAppConfig {
    public function getUserValue(string $userId, string $key, string $default = ''): string;

    public function setUserValue(string $userId, string $key, string $value): void;

    public function deleteUserValue(string $userId, string $key): void;

    /** @return array<mixed> */
    public function getAppValueArray(string $key, array $default = [], bool $lazy = false): array;

    public function setAppValueArray(string $key, array $value, bool $lazy = false, bool $sensitive = false): bool;
  }
}

namespace OCP {
  interface IConfig {
    /** @return list<string> */
    public function getUserKeys($userId, $appName);

    /** @return list<string> */
    public function getUsersForUserValue($appName, $key, $value);
  }
}

namespace {
  final class MemoryConfig implements \OCP\AppFramework\Services\IAppConfig, \OCP\IConfig {
    /** @var array<string, array<string, string>> by account and key */
    private array $users = [];
    /** @var array<string, string> JSON by key, so that nothing but what JSON holds comes back */
    private array $app = [];

    public function getUserValue(string $userId, string $key, string $default = ''): string {
      return $this->users[$userId][$key] ?? $default;
    }

    public function setUserValue(string $userId, string $key, string $value): void {
      $this->users[$userId][$key] = $value;
    }

    public function deleteUserValue(string $userId, string $key): void {
      unset($this->users[$userId][$key]);
    }

    public function getAppValueArray(string $key, array $default = [], bool $lazy = false): array {
      return isset($this->app[$key]) ? json_decode($this->app[$key], true) : $default;
    }

    public function setAppValueArray(string $key, array $value, bool $lazy = false, bool $sensitive = false): bool {
      $this->app[$key] = json_encode($value, JSON_THROW_ON_ERROR);
      return true;
    }

    public function getUserKeys($userId, $appName) {
      return array_keys($this->users[$userId] ?? []);
    }

    public function getUsersForUserValue($appName, $key, $value) {
      return array_map('strval', array_keys(array_filter($this->users, static fn (array $values): bool => ($values[$key] ?? null) === $value)));
    }
  }
}
