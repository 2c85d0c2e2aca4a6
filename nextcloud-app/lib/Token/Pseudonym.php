<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Token;

/**
 * The name a person has on the course server: HMAC-SHA-256 of the account's id under the space's
 * secret. Nobody without the secret finds the account; losing the secret orphans all progress.
 */
final class Pseudonym {
  /** Bytes of the secret; as long as the hash (RFC 2104 §3). */
  public const SECRET_BYTES = 32;
  /** No account's id begins with a null byte, so these never meet a person. */
  private const SPACE = "\0space";
  private const READER = "\0reader";

  public static function ofAccount(string $secret, string $userId): string {
    if ($userId === '' || str_contains($userId, "\0")) {
      throw new \InvalidArgumentException('This is no id of an account.');
    }
    return self::of($secret, $userId);
  }

  /** Who manages the space: pairing, keys, leaving. */
  public static function ofSpace(string $secret): string {
    return self::of($secret, self::SPACE);
  }

  /** Who reads the catalogue when no person asks, in background jobs. */
  public static function ofReader(string $secret): string {
    return self::of($secret, self::READER);
  }

  private static function of(string $secret, string $name): string {
    if (strlen($secret) < self::SECRET_BYTES) {
      throw new \InvalidArgumentException('The secret of the space is too short.');
    }
    return Base64Url::encode(hash_hmac('sha256', $name, $secret, true));
  }
}
