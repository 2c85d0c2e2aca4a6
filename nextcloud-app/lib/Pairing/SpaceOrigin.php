<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

/** The origin browsers will name when they call the course server from this space. */
final class SpaceOrigin {
  /**
   * Scheme, host and port of this Nextcloud's address, as browsers write them.
   *
   * @throws \InvalidArgumentException when the address has no scheme or no host
   */
  public static function of(string $address): string {
    $parts = parse_url($address);
    if (!is_array($parts) || !isset($parts['scheme'], $parts['host'])) {
      throw new \InvalidArgumentException('This Nextcloud does not know its own address.');
    }
    $scheme = strtolower($parts['scheme']);
    $port = $parts['port'] ?? null;
    $isUsual = $port === null || $port === ($scheme === 'https' ? 443 : 80);
    return $scheme . '://' . strtolower($parts['host']) . ($isUsual ? '' : ":$port");
  }
}
