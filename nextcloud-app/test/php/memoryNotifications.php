<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What our classes use of Nextcloud's notifications, and a memory in their stead.
namespace OCP\Notification {
  interface INotification {
    public function setApp(string $app): self;

    public function setUser(string $user): self;

    public function setObject(string $type, string $id): self;

    public function setDateTime(\DateTime $dateTime): self;

    /** @param array<mixed> $parameters */
    public function setSubject(string $subject, array $parameters = []): self;
  }

  interface IManager {
    public function createNotification(): INotification;

    public function notify(INotification $notification): void;

    public function markProcessed(INotification $notification): void;

    public function getCount(INotification $notification): int;
  }
}

namespace OCP\AppFramework\Utility {
  interface ITimeFactory {
    public function now(): \DateTimeImmutable;
  }
}

namespace {
  final class MemoryNotification implements \OCP\Notification\INotification {
    public string $about = '';
    public string $subject = '';
    /** @var array<mixed> */
    public array $words = [];

    public function setApp(string $app): self {
      return $this;
    }

    public function setUser(string $user): self {
      $this->about .= "$user ";
      return $this;
    }

    public function setObject(string $type, string $id): self {
      $this->about .= "$type $id";
      return $this;
    }

    public function setDateTime(\DateTime $dateTime): self {
      return $this;
    }

    public function setSubject(string $subject, array $parameters = []): self {
      [$this->subject, $this->words] = [$subject, $parameters];
      return $this;
    }
  }

  final class MemoryNotifications implements \OCP\Notification\IManager, \OCP\AppFramework\Utility\ITimeFactory {
    /** @var list<MemoryNotification> what waits to be read */
    public array $unread = [];

    public function now(): \DateTimeImmutable {
      return new \DateTimeImmutable('2026-10-01T08:00:00Z');
    }

    public function createNotification(): \OCP\Notification\INotification {
      return new MemoryNotification();
    }

    public function notify(\OCP\Notification\INotification $notification): void {
      $this->unread[] = $notification;
    }

    public function markProcessed(\OCP\Notification\INotification $notification): void {
      $this->unread = array_values(array_filter($this->unread, static fn (MemoryNotification $one): bool => $one->about !== $notification->about));
    }

    public function getCount(\OCP\Notification\INotification $notification): int {
      return count(array_filter($this->unread, static fn (MemoryNotification $one): bool => $one->about === $notification->about));
    }

    /** @return list<array{string, string, int}> subject, title, and how many sessions, of what waits to be read */
    public function said(): array {
      return array_map(static fn (MemoryNotification $one): array => [$one->subject, $one->words['title'], $one->words['count'] ?? 1], $this->unread);
    }
  }
}
