<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Proxy;

use OCA\Parcours\CourseServer\CourseServerAnswer;
use OCA\Parcours\CourseServer\CourseServerClient;
use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\Token\Tokens;
use OCP\AppFramework\Http\Response;
use OCP\IUser;

/** Sends one allowed request to the course server and brings its answer back. Cookies never travel. */
final class Forwarder {
  private const SECONDS = 15;
  private const TOKEN = '/^[\w-]+\.[\w-]+\.[\w-]+$/D';
  private const MAX_TOKEN_LENGTH = 2048;

  public function __construct(private CourseServerClient $client, private KeyRing $keys, private Tokens $tokens) {
  }

  /** @param string $target path and query below `/api/v1`, already checked */
  public function forward(string $method, string $target, ?string $body, string $guestToken, ?IUser $user): Response {
    try {
      $token = $this->token($guestToken, $user);
      return self::back($this->client->send($method, $this->keys->getPairing()->address, $target, $token, $body, self::SECONDS));
    } catch (CourseServerProblem $e) {
      return self::refusal($e->isServerAway() ? 502 : 409, $e->problemCode);
    }
  }

  /** Same shape as the course server's own problems, so that the app needs one reader. */
  public static function refusal(int $status, string $code): Response {
    $problem = ['type' => 'about:blank', 'title' => $code, 'status' => $status, 'code' => $code, 'requestId' => ''];
    return new ProxiedResponse(json_encode($problem, JSON_THROW_ON_ERROR), $status, ['Content-Type' => 'application/problem+json; charset=utf-8']);
  }

  /** A guest speaks for themselves even beside an open session; an account is spoken for here. */
  private function token(string $guestToken, ?IUser $user): ?string {
    if ($guestToken !== '' && strlen($guestToken) <= self::MAX_TOKEN_LENGTH && preg_match(self::TOKEN, $guestToken) === 1) {
      return $guestToken;
    }
    return $user === null ? null : $this->tokens->forUser($user)->token;
  }

  private static function back(CourseServerAnswer $answer): Response {
    $type = ProxiedType::of($answer->header('Content-Type'));
    $headers = [
      'Content-Type' => $type,
      'Content-Disposition' => ProxiedType::isShown($type) ? 'inline' : 'attachment',
    ];
    if (preg_match('/^\d{1,6}$/D', $answer->header('Retry-After')) === 1) {
      $headers['Retry-After'] = $answer->header('Retry-After');
    }
    return new ProxiedResponse($answer->body, $answer->status, $headers);
  }
}
