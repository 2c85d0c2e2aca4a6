<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

/** The address of a course server: an origin and nothing more. */
final class CourseServerAddress {
  /** Longest address; the names of hosts stop at 253 characters (RFC 1035). */
  private const MAX_LENGTH = 300;
  /** Names that never leave this machine (RFC 6761 §6.3), the only ones plain http is good for. */
  private const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

  private function __construct(public readonly string $origin, public readonly bool $isLoopback) {
  }

  /**
   * Reads what an admin typed. A final slash is forgiven, anything else after the host is refused:
   * a path would be lost without a word in the security policy of the page.
   *
   * @throws CourseServerProblem with a code that says what is wrong
   */
  public static function parse(string $text): self {
    $text = trim($text);
    $parts = strlen($text) <= self::MAX_LENGTH && preg_match('/^[\x21-\x7e]+$/', $text) === 1 ? parse_url($text) : false;
    if (!is_array($parts) || !isset($parts['scheme'], $parts['host'])) {
      throw new CourseServerProblem('address-unreadable');
    }
    $scheme = strtolower($parts['scheme']);
    $host = strtolower($parts['host']);
    if (isset($parts['user']) || isset($parts['pass'])) {
      throw new CourseServerProblem('address-with-password');
    }
    if (!in_array($parts['path'] ?? '', ['', '/'], true) || str_contains($text, '?') || str_contains($text, '#')) {
      throw new CourseServerProblem('address-with-path');
    }
    if (preg_match('/^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/', $host) !== 1) {
      throw new CourseServerProblem('address-unreadable');
    }
    $isLoopback = in_array($host, self::LOOPBACK_HOSTS, true);
    if ($scheme !== 'https' && !($scheme === 'http' && $isLoopback)) {
      throw new CourseServerProblem('address-not-https');
    }
    return new self(self::origin($scheme, $host, $parts['port'] ?? null), $isLoopback);
  }

  /** As browsers write it: without the port that goes without saying. */
  private static function origin(string $scheme, string $host, ?int $port): string {
    $isUsual = $port === null || $port === ($scheme === 'https' ? 443 : 80);
    return "$scheme://$host" . ($isUsual ? '' : ":$port");
  }
}
