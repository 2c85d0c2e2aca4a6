<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

use OCP\Http\Client\IClientService;

/**
 * The only place that calls the course server. Answers are bounded in time and size, redirections
 * are not followed, and certificates are always checked.
 */
final class CourseServerClient {
  /** An export of years of learning stays far below. */
  private const MAX_BYTES = 20_000_000;
  private const CONNECT_SECONDS = 3;
  public const USUAL_SECONDS = 10;
  /** For places a person waits for: the dashboard, the search. */
  public const QUICK_SECONDS = 2;

  public function __construct(private IClientService $clients) {
  }

  /**
   * Any answer, refusals included.
   *
   * @param string $address origin of the course server, as the admin gave it
   * @param string $path below `/api/v1`, already encoded, with its query
   * @throws CourseServerProblem when no answer came
   */
  public function send(string $method, string $address, string $path, ?string $token = null, ?string $body = null, int $seconds = self::USUAL_SECONDS): CourseServerAnswer {
    $server = CourseServerAddress::parse($address);
    $headers = ['Accept' => 'application/json', 'User-Agent' => 'Parcours'];
    if ($token !== null) {
      $headers['Authorization'] = 'Bearer ' . $token;
    }
    $options = [
      'headers' => $body === null ? $headers : $headers + ['Content-Type' => 'application/json'],
      'timeout' => $seconds,
      'connect_timeout' => min($seconds, self::CONNECT_SECONDS),
      'allow_redirects' => false,
      'http_errors' => false,
      'progress' => self::stopWhenTooBig(),
      // Loopback is reached only where the admin asked for it; other local addresses keep Nextcloud's own rule.
      'nextcloud' => ['allow_local_address' => $server->isLoopback],
    ];
    if ($body !== null) {
      $options['body'] = $body;
    }
    try {
      $response = $this->clients->newClient()->request($method, "$server->origin/api/v1$path", $options);
      return new CourseServerAnswer($response->getStatusCode(), (string)$response->getBody(), [$response, 'getHeader']);
    } catch (CourseServerProblem $e) {
      throw $e;
    } catch (\Exception $e) {
      throw new CourseServerProblem(NetworkFailure::codeOf($e->getMessage()), previous: $e);
    }
  }

  /**
   * An answer that is good.
   *
   * @param array<string, mixed>|null $body
   * @throws CourseServerProblem when no answer came, or the course server refused
   */
  public function ask(string $method, string $address, string $path, ?string $token = null, ?array $body = null, int $seconds = self::USUAL_SECONDS): CourseServerAnswer {
    $text = $body === null ? null : json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    $answer = $this->send($method, $address, $path, $token, $text, $seconds);
    if ($answer->status < 200 || $answer->status > 299) {
      throw $this->withClock($answer);
    }
    return $answer;
  }

  /** A refused token is most often a wrong clock: the answer's own date tells. */
  private function withClock(CourseServerAnswer $answer): CourseServerProblem {
    $skew = ClockSkew::seconds($answer->header('Date'), time());
    return $answer->status === 401 && ClockSkew::isTooFar($skew)
      ? new CourseServerProblem('clock-skew', 401, ['seconds' => abs((int)$skew)])
      : $answer->problem();
  }

  private static function stopWhenTooBig(): callable {
    return static function (int $total, int $received): void {
      if ($total > self::MAX_BYTES || $received > self::MAX_BYTES) {
        throw new CourseServerProblem('answer-too-big');
      }
    };
  }
}
