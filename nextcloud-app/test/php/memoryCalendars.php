<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What our classes use of Nextcloud's calendars, and a memory in their stead.
namespace OCP\Calendar {
  interface ICalendar {
    public function getKey(): string;

    public function getUri(): string;

    public function isDeleted(): bool;

    /** @return array<mixed> */
    public function search(string $pattern, array $searchProperties = [], array $options = [], ?int $limit = null, ?int $offset = null): array;
  }

  interface ICalendarIsWritable {
    public function isWritable(): bool;
  }

  interface ICreateFromString extends ICalendar {
    public function createFromString(string $name, string $calendarData): void;
  }

  interface IManager {
    /** @return list<ICalendar> */
    public function getCalendarsForPrincipal(string $principalUri, array $calendarUris = []): array;
  }
}

namespace OCP {
  final class Server {
    /** @var array<string, object> */
    public static array $services = [];

    public static function get(string $name): object {
      return self::$services[$name];
    }
  }
}

namespace OCA\DAV\CalDAV {
  final class CalDavBackend {
    public function __construct(private \MemoryCalendar $calendar) {
    }

    /** @return array{calendardata: string}|null */
    public function getCalendarObject($calendarId, $objectUri): ?array {
      return isset($this->calendar->files[$objectUri]) ? ['calendardata' => $this->calendar->files[$objectUri]] : null;
    }

    public function updateCalendarObject($calendarId, $objectUri, $calendarData): void {
      $this->calendar->files[$objectUri] = $calendarData;
    }
  }
}

namespace Psr\Log {
  interface LoggerInterface {
    public function warning(string $message, array $context = []): void;
  }
}

namespace {
  final class MemoryCalendar implements \OCP\Calendar\ICreateFromString, \OCP\Calendar\ICalendarIsWritable, \OCP\Calendar\IManager {
    /** @var array<string, string> text by file */
    public array $files = [];
    public bool $isAway = false;

    public function __construct(private string $name = 'personal') {
      \OCP\Server::$services[\OCA\DAV\CalDAV\CalDavBackend::class] = new \OCA\DAV\CalDAV\CalDavBackend($this);
    }

    public function getKey(): string {
      return '1';
    }

    public function getUri(): string {
      return $this->name;
    }

    public function isDeleted(): bool {
      return false;
    }

    public function isWritable(): bool {
      return true;
    }

    public function search(string $pattern, array $searchProperties = [], array $options = [], ?int $limit = null, ?int $offset = null): array {
      $held = array_filter($this->files, static fn (string $text): bool => str_contains($text, "\nUID:{$options['uid']}\r\n"));
      return array_map(static fn (string $file): array => ['uid' => $options['uid'], 'uri' => $file], array_keys($held));
    }

    public function createFromString(string $name, string $calendarData): void {
      if ($this->isAway) {
        throw new \RuntimeException('Database is locked.');
      }
      $this->files[$name] = $calendarData;
    }

    public function getCalendarsForPrincipal(string $principalUri, array $calendarUris = []): array {
      return [$this];
    }
  }

  final class MemoryLog implements \Psr\Log\LoggerInterface {
    public int $warningCount = 0;

    public function warning(string $message, array $context = []): void {
      $this->warningCount++;
    }
  }
}
