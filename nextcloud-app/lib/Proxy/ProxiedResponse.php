<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Proxy;

use OCP\AppFramework\Http\Response;

/** A body sent on as it is. Nextcloud's default policy for responses, `default-src 'none'`, stays on it. */
final class ProxiedResponse extends Response {
  /** @param array<string, string> $headers */
  public function __construct(private string $body, int $status, array $headers) {
    parent::__construct($status, ['Cache-Control' => 'private, no-store', 'X-Content-Type-Options' => 'nosniff'] + $headers);
  }

  public function render(): string {
    return $this->body;
  }
}
