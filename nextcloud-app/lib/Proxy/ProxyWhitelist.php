<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Proxy;

/**
 * The requests this Nextcloud may pass on to the course server: those of the learners' app, by
 * method and path. Pairing, keys and the campus's own logins are not among them.
 */
final class ProxyWhitelist {
  private const NAME = '[A-Za-z0-9][A-Za-z0-9_-]{0,99}';
  /** A file of a course: at most six folders deep, none hidden. Names may hold spaces and accents. */
  private const FILE = '[^.\/][^\/]{0,99}(\/[^.\/][^\/]{0,99}){0,6}';
  /** What was drawn at random, or printed: base64url may begin with a hyphen. */
  private const CODE = '[A-Za-z0-9_-]{1,200}';
  /**
   * What is sent in nobody's name, whoever is logged in: answers to a survey, ways through a story,
   * and what a link or a printed code alone entitles to.
   */
  private const NAMELESS = ['submissions', 'path-events', 'registration-links\/.+', 'attestations\/{code}'];
  /** In bytes, as the course server's own limits. */
  private const USUAL_BODY = 1_000_000;
  private const LARGE_BODIES = [
    'surveys\/{name}\/imports' => 8_388_608,
    'desk\/adventures\/{name}\/draft' => 2_097_152,
    'desk\/adventure-checks' => 2_097_152,
  ];
  /** Words a query may hold; others are dropped. */
  private const QUERY = [
    'query', 'theme', 'form', 'language', 'textLanguage', 'maxMinutes', 'page', 'scope',
    'surveyId', 'sessionId', 'courseId', 'adventureId', 'link', 'rounding', 'when', 'status', 'role', 'version',
  ];
  private const MAX_QUERY_VALUE_LENGTH = 200;

  /** @param string $path decoded, after `/api/v1/`, without a leading slash */
  public static function allows(string $method, string $path): bool {
    if (preg_match('/[\x00-\x1f\x7f\\\\%?#]|\.\.|\/\//', $path) === 1 || preg_match('//u', $path) !== 1) {
      return false;
    }
    return self::isAmong(ProxyRoutes::OF_METHOD[$method] ?? [], $path);
  }

  /** True where no identity may go along, not even that of the account that is logged in. */
  public static function isNameless(string $path): bool {
    return self::isAmong(self::NAMELESS, $path);
  }

  /** The longest body the course server takes there. */
  public static function maxBodyBytes(string $path): int {
    foreach (self::LARGE_BODIES as $route => $bytes) {
      if (self::isAmong([$route], $path)) {
        return $bytes;
      }
    }
    return self::USUAL_BODY;
  }

  /** @param list<string> $routes */
  private static function isAmong(array $routes, string $path): bool {
    foreach ($routes as $route) {
      $pattern = strtr($route, ['{name}' => self::NAME, '{file}' => self::FILE, '{code}' => self::CODE]);
      if (preg_match("/^$pattern\$/Du", $path) === 1) {
        return true;
      }
    }
    return false;
  }

  /** False when the address as it came hides a slash, a dot, a percent sign or a null byte. */
  public static function isPlain(string $requestUri): bool {
    $path = strstr($requestUri, '?', true);
    return preg_match('/%(2f|5c|2e|25|00)|\\\\/i', $path === false ? $requestUri : $path) !== 1;
  }

  /** The path as it is sent on: each part encoded again. */
  public static function encode(string $path): string {
    return implode('/', array_map('rawurlencode', explode('/', $path)));
  }

  /** Only known words with one short value each. */
  public static function query(string $queryString): string {
    parse_str($queryString, $values);
    $kept = array_filter(
      array_intersect_key($values, array_flip(self::QUERY)),
      static fn ($value): bool => is_string($value) && strlen($value) <= self::MAX_QUERY_VALUE_LENGTH,
    );
    return http_build_query($kept, '', '&', PHP_QUERY_RFC3986);
  }
}
