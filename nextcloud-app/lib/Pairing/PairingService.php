<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

use OCA\Parcours\CourseServer\ClockSkew;
use OCA\Parcours\CourseServer\CourseServerAddress;
use OCA\Parcours\CourseServer\CourseServerClient;
use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\SpaceSettings;
use OCA\Parcours\Token\SigningKey;
use OCA\Parcours\Token\Tokens;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\IURLGenerator;
use Psr\Log\LoggerInterface;

/** Ties this space to a course server, asks about it, and lets it go. Every method throws CourseServerProblem. */
final class PairingService {
  public function __construct(
    private KeyRing $keys,
    private SpaceSettings $settings,
    private CourseServerClient $client,
    private Tokens $tokens,
    private IURLGenerator $urls,
    private ITimeFactory $time,
    private LoggerInterface $logger,
  ) {
  }

  /** Spends the one-time code. Each pairing has a key of its own; nothing is kept when it is refused. */
  public function pair(string $address, string $code): Pairing {
    $server = CourseServerAddress::parse($address);
    $code = trim($code);
    if ($code === '') {
      throw new CourseServerProblem('code-missing');
    }
    $this->keys->ensureSubjectSecret();
    $pairing = $this->keys->alone(function () use ($server, $code): Pairing {
      if ($this->keys->findPairing() !== null) {
        throw new CourseServerProblem('already-paired');
      }
      $key = SigningKey::generate();
      $answer = $this->client->ask('POST', $server->origin, '/pairings', body: [
        'code' => $code,
        'publicKey' => $key->publicKey(),
        'origin' => SpaceOrigin::of($this->urls->getAbsoluteURL('/')),
      ])->json();
      $pairing = Pairing::fromArray([
        'address' => $server->origin,
        'signingKey' => $key->toText(),
        'pairedAt' => gmdate('Y-m-d\TH:i:s\Z', $this->time->getTime()),
      ] + array_intersect_key($answer, ['spaceId' => 1, 'keyId' => 1, 'audience' => 1]))
        ?? throw new CourseServerProblem('unexpected-answer');
      self::checkAudience($pairing->audience);
      $this->keys->keepPairing($pairing);
      $this->settings->keepCourseServer($server->origin);
      return $pairing;
    });
    $this->learnRights();
    return $pairing;
  }

  /** @return array{status: string, clockSkewSeconds: int|null} what the course server says of this space */
  public function test(): array {
    $pairing = $this->keys->getPairing();
    $answer = $this->client->ask('GET', $pairing->address, '/space', $this->tokens->forSpace($pairing)->token)->json();
    $this->settings->keepSwitch('is_host', ($answer['isHost'] ?? null) === true);
    return [
      'status' => is_string($answer['status'] ?? null) ? $answer['status'] : 'unknown',
      'clockSkewSeconds' => ClockSkew::seconds((string)($answer['serverTime'] ?? ''), $this->time->getTime()),
    ];
  }

  /**
   * Leaves the course server, then forgets it here.
   *
   * @param bool $isForced forgets it here without a word to the course server: it is gone, or this
   *   Nextcloud is a copy and the space belongs to the one it was copied from
   */
  public function unpair(bool $isForced = false): void {
    $this->keys->alone(function () use ($isForced): void {
      $pairing = $this->keys->getPairing();
      if (!$isForced) {
        $this->client->ask('DELETE', $pairing->address, '/space', $this->tokens->forSpace($pairing)->token);
      }
      $this->keys->forgetPairing();
      $this->settings->keepSwitch('is_host', false);
    });
  }

  /** The space is paired whatever comes of this; a later test of the connection learns it too. */
  private function learnRights(): void {
    try {
      $this->test();
    } catch (CourseServerProblem $e) {
      $this->logger->warning('The course server was not asked for the rights of this space: ' . $e->problemCode, ['app' => 'parcours']);
    }
  }

  /** Browsers call this address: it must be one that the page's security policy can hold. */
  private static function checkAudience(string $audience): void {
    try {
      CourseServerAddress::parse($audience);
    } catch (CourseServerProblem $e) {
      throw new CourseServerProblem('public-address-unusable', previous: $e);
    }
  }
}
