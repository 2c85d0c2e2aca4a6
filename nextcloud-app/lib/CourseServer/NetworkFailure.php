<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

/** Why no answer came, as a stable code. The HTTP client only tells by the number curl wrote in the message. */
final class NetworkFailure {
  /** @see https://curl.se/libcurl/c/libcurl-errors.html */
  private const CODES = [
    5 => 'proxy-not-found',
    6 => 'server-not-found',
    7 => 'server-unreachable',
    28 => 'server-too-slow',
    35 => 'tls-refused',
    51 => 'certificate-invalid',
    52 => 'server-unreachable',
    53 => 'tls-refused',
    56 => 'server-unreachable',
    58 => 'tls-refused',
    60 => 'certificate-invalid',
    77 => 'certificates-unreadable',
    83 => 'certificate-invalid',
    91 => 'certificate-invalid',
  ];

  public static function codeOf(string $message): string {
    if (str_contains($message, 'violates local access rules')) {
      return 'local-address-refused';
    }
    if (str_contains($message, 'No DNS record found')) {
      return 'server-not-found';
    }
    if (preg_match('/cURL error (\d{1,3}):/', $message, $found) === 1) {
      return self::CODES[(int)$found[1]] ?? 'server-unreachable';
    }
    return 'server-unreachable';
  }
}
