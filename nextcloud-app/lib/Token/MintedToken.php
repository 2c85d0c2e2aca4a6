<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Token;

/** A token with what a page may know of it. */
final class MintedToken {
  /** @param list<string> $roles */
  public function __construct(
    public readonly string $token,
    public readonly int $expiresAt,
    public readonly array $roles,
    public readonly bool $isHost,
  ) {
  }

  /** @return array{token: string, expiresAt: string, roles: list<string>, isHost: bool} as the course server's own tokens are answered */
  public function toMessage(): array {
    return [
      'token' => $this->token,
      'expiresAt' => gmdate('Y-m-d\TH:i:s\Z', $this->expiresAt),
      'roles' => $this->roles,
      // For the menu only: no claim of the token says it, the course server looks in its own registry.
      'isHost' => $this->isHost,
    ];
  }
}
