<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\Token\Tokens;
use OCP\IUser;

/** What Nextcloud itself reads for its own places: dashboard, search, notices, export. All throw CourseServerProblem. */
final class LearnerReader {
  public function __construct(private CourseServerClient $client, private KeyRing $keys, private Tokens $tokens) {
  }

  /** @return list<array<string, mixed>> courses of `MyProgress` */
  public function progressOf(IUser $user): array {
    $answer = $this->ask('/me/progress', $this->tokens->forUser($user)->token, CourseServerClient::QUICK_SECONDS)->json();
    return self::listIn($answer, 'courses');
  }

  /** @return list<array<string, mixed>> a page of `MyRegistration`, with their sessions */
  public function upcomingRegistrationsOf(IUser $user): array {
    $answer = $this->ask('/me/registrations?when=upcoming', $this->tokens->forUser($user)->token, CourseServerClient::QUICK_SECONDS)->json();
    return array_values(array_filter($answer, 'is_array'));
  }

  /** @return list<array<string, mixed>> the first page of stories open to this space */
  public function adventures(string $query, string $language): array {
    $path = '/adventures?' . http_build_query(['query' => $query, 'language' => $language], '', '&', PHP_QUERY_RFC3986);
    return self::listIn($this->ask($path, $this->tokens->forReader()->token, CourseServerClient::QUICK_SECONDS)->json(), 'adventures');
  }

  /** @return list<array<string, mixed>> the first page of series to come open to this space */
  public function upcomingSeries(): array {
    return self::listIn($this->ask('/series?when=upcoming', $this->tokens->forReader()->token, CourseServerClient::QUICK_SECONDS)->json(), 'series');
  }

  /** The answer is a file for the person, passed on as it came. */
  public function exportOf(IUser $user): string {
    return $this->ask('/me/export', $this->tokens->forUser($user)->token, CourseServerClient::USUAL_SECONDS)->body;
  }

  /**
   * One page of the catalogue open to this space.
   *
   * @return array{courses: list<array<string, mixed>>, pageCount: int}
   */
  public function catalogue(string $query, string $language, int $page, int $seconds): array {
    $words = array_filter(['query' => $query, 'textLanguage' => $language, 'page' => $page > 1 ? (string)$page : '']);
    $path = '/catalogue' . ($words === [] ? '' : '?' . http_build_query($words, '', '&', PHP_QUERY_RFC3986));
    $answer = $this->ask($path, $this->tokens->forReader()->token, $seconds)->json();
    return ['courses' => self::listIn($answer, 'courses'), 'pageCount' => (int)($answer['pageCount'] ?? 1)];
  }

  private function ask(string $path, string $token, int $seconds): CourseServerAnswer {
    return $this->client->ask('GET', $this->keys->getPairing()->address, $path, $token, seconds: $seconds);
  }

  /**
   * @param array<string, mixed> $answer
   * @return list<array<string, mixed>>
   */
  private static function listIn(array $answer, string $name): array {
    return array_values(array_filter((array)($answer[$name] ?? []), 'is_array'));
  }
}
