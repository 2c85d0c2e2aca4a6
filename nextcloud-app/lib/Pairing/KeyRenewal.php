<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

use OCA\Parcours\CourseServer\CourseServerClient;
use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Token\SigningKey;
use OCA\Parcours\Token\Tokens;
use Psr\Log\LoggerInterface;

/**
 * Renews the key of the space. The course server knows both keys for a moment, so that no learner
 * waits: first it learns the new one, then this space signs with it, then the former is forgotten.
 */
final class KeyRenewal {
  public function __construct(
    private KeyRing $keys,
    private CourseServerClient $client,
    private Tokens $tokens,
    private LoggerInterface $logger,
  ) {
  }

  /**
   * The pairing as it is now; its `retiredKeyId` is set when the course server could not forget the
   * former key yet, which the next renewal does first.
   *
   * @throws CourseServerProblem when nothing was changed
   */
  public function renew(): Pairing {
    return $this->keys->alone(function (): Pairing {
      $old = $this->dropRetiredKey($this->keys->getPairing());
      $key = SigningKey::generate();
      $answer = $this->client->ask('POST', $old->address, '/space/keys', $this->tokens->forSpace($old)->token, ['publicKey' => $key->publicKey()])->json();
      if (!is_string($answer['keyId'] ?? null) || $answer['keyId'] === '') {
        throw new CourseServerProblem('unexpected-answer');
      }
      $new = $old->withKey($answer['keyId'], $key->toText());
      $this->keys->keepPairing($new);
      try {
        return $this->dropRetiredKey($new);
      } catch (CourseServerProblem $e) {
        $this->logger->warning('The course server keeps the former key for now: ' . $e->problemCode, ['app' => 'parcours']);
        return $new;
      }
    });
  }

  private function dropRetiredKey(Pairing $pairing): Pairing {
    if ($pairing->retiredKeyId === null) {
      return $pairing;
    }
    $path = '/space/keys/' . rawurlencode($pairing->retiredKeyId);
    $answer = $this->client->send('DELETE', $pairing->address, $path, $this->tokens->forSpace($pairing)->token);
    // 404: forgotten already.
    if ($answer->status !== 404 && ($answer->status < 200 || $answer->status > 299)) {
      throw $answer->problem();
    }
    $kept = $pairing->withoutRetiredKey();
    $this->keys->keepPairing($kept);
    return $kept;
  }
}
