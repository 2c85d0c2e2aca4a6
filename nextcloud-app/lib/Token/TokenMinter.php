<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Token;

/**
 * Writes short EdDSA tokens (RFC 7519, RFC 8037) that name a space and a pseudonym, never a person.
 * Pure: the clock and the random id are given.
 */
final class TokenMinter {
  /** The course server refuses anything longer. */
  public const LIFETIME_SECONDS = 300;
  /** A course server whose clock is late still accepts a fresh token. */
  private const EARLY_SECONDS = 30;

  public function __construct(
    private string $spaceId,
    private string $keyId,
    private string $audience,
    private SigningKey $signingKey,
  ) {
  }

  /**
   * @param string $subject 43 characters, from Pseudonym
   * @param list<string> $roles
   * @param int $now Unix seconds
   * @param string $tokenId random, names this token alone
   * @param 'space'|null $scope `space` lets the token manage its own space; nothing else may carry it
   */
  public function mint(string $subject, array $roles, int $now, string $tokenId, ?string $scope = null): string {
    $claims = [
      'iss' => $this->spaceId,
      'sub' => $subject,
      'aud' => $this->audience,
      'iat' => $now,
      'nbf' => $now - self::EARLY_SECONDS,
      'exp' => $now + self::LIFETIME_SECONDS,
      'jti' => $tokenId,
      'roles' => array_values($roles),
    ];
    if ($scope !== null) {
      $claims['scope'] = $scope;
    }
    $signed = self::part(['alg' => 'EdDSA', 'typ' => 'JWT', 'kid' => $this->keyId]) . '.' . self::part($claims);
    return $signed . '.' . Base64Url::encode($this->signingKey->sign($signed));
  }

  /** @param array<string, mixed> $values */
  private static function part(array $values): string {
    return Base64Url::encode(json_encode($values, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
  }
}
