<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCP\IL10N;

/** A stable code as a person reads it: what happened, then what to do next. */
final class ProblemSentences {
  public function __construct(private IL10N $l) {
  }

  public function of(CourseServerProblem $problem): string {
    $l = $this->l;
    return match ($problem->problemCode) {
      'address-unreadable' => $l->t('This is not an address. Write it whole, such as https://courses.example.org.'),
      'address-with-path' => $l->t('The address must stop after the name of the server. Remove what follows it, such as “/api”, and try again.'),
      'address-with-password' => $l->t('The address must hold no user name and no password. Remove them and try again.'),
      'address-not-https' => $l->t('The address must begin with https://. Plain http is only for a course server on this same machine.'),
      'address-missing' => $l->t('No address of a course server is known. Write it, or ask your host for it.'),
      'code-missing' => $l->t('The pairing code is missing. Whoever operates the course server gives you one.'),
      'unknown-pairing-code', 'invalid-request' => $l->t('The course server does not know this pairing code. Check each character, or ask its operator for a new code.'),
      'used-pairing-code' => $l->t('This pairing code was already used: each code is good once. Ask the operator of the course server for a new one.'),
      'expired-pairing-code' => $l->t('This pairing code has expired. Ask the operator of the course server for a new one.'),
      'key-already-paired' => $l->t('The course server already knows this key for another space. If this Nextcloud is a copy of another one, unpair the copy here only, then pair it with a code of its own.'),
      'invalid-origin' => $l->t('The course server refuses the address of this Nextcloud. Pairing needs https; on the command line, check overwrite.cli.url in config.php.'),
      'already-paired' => $l->t('This space is already paired. Unpair it first if it must change course servers.'),
      'not-paired' => $l->t('This space is not paired with a course server yet. An administrator can do it in the settings, under Courses.'),
      'public-address-unusable' => $l->t('The course server gives a public address that browsers could not use here. Ask its operator to check PARCOURS_PUBLIC_URL.'),
      'keys-in-use' => $l->t('Another change of keys is under way. Wait a minute, then try again; if this server stopped in the middle, wait an hour.'),
      'key-damaged' => $l->t('The key of this space cannot be read any more. Restore the database together with config.php, or unpair here only and pair again with a new code.'),
      'no-secret' => $l->t('The secret of this space is missing or cannot be read. Restore the database together with config.php; if this space was never used, run “occ maintenance:repair”.'),
      'invalid-token', 'token-required', 'unknown-space' => $l->t('The course server does not recognise this space any more. Its operator may have withdrawn it: ask them, or unpair here only and pair again with a new code.'),
      'clock-skew' => $l->n('The clocks of this server and of the course server differ by %n second, so tokens are refused. Set both clocks by NTP, then test again.', 'The clocks of this server and of the course server differ by %n seconds, so tokens are refused. Set both clocks by NTP, then test again.', (int)($problem->detail['seconds'] ?? 0)),
      'server-not-found' => $l->t('No server has this name. Check the address letter by letter; if it is right, the DNS of this machine may be at fault.'),
      'server-unreachable' => $l->t('The course server does not answer. Check the address, and that the course server runs; then try again.'),
      'server-too-slow', 'server-busy', 'not-ready' => $l->t('The course server takes too long to answer. Wait a few minutes, then try again.'),
      'proxy-not-found' => $l->t('The proxy set in config.php cannot be found. Check “proxy” there, then try again.'),
      'certificate-invalid' => $l->t('The certificate of the course server is not valid for this address: expired, self-signed, or made for another name. Ask its operator to renew it; for an authority of your own, run “occ security:certificates:import”.'),
      'certificates-unreadable' => $l->t('This Nextcloud cannot read its list of certificate authorities. Run “occ maintenance:repair”, then try again.'),
      'tls-refused' => $l->t('No secure connection could be made with the course server. Check that its address and port answer in https.'),
      'local-address-refused' => $l->t('Nextcloud refuses to call addresses of the local network. If the course server is there on purpose, set “allow_local_remote_servers” to true in config.php.'),
      'unknown-page' => $l->t('This course server is too old for what was asked. Ask its operator to update it.'),
      'answer-too-big' => $l->t('The course server answered more than this Nextcloud accepts. Ask its operator to look at its log.'),
      'too-many-requests' => $l->t('Too many requests came at once. Wait a minute, then try again.'),
      default => $this->ofUnknown($problem),
    };
  }

  /** For a person who cannot change the settings: what to wait for, or whom to tell what. */
  public function forLearner(CourseServerProblem $problem): string {
    return match (true) {
      in_array($problem->problemCode, ['not-paired', 'too-many-requests'], true) => $this->of($problem),
      $problem->isServerAway() => $this->l->t('The course server cannot be reached just now. What you did is kept; come back in a moment.'),
      default => $this->l->t('Something is wrong between this Nextcloud and its course server (%s). Tell the person who looks after this Nextcloud.', [$problem->problemCode]),
    };
  }

  private function ofUnknown(CourseServerProblem $problem): string {
    return $problem->status >= 500
      ? $this->l->t('The course server met a problem of its own. Try again in a few minutes; if it lasts, tell its operator.')
      : $this->l->t('The answer is not that of a course server (%s). Check that the address is the right one.', [$problem->problemCode]);
  }
}
