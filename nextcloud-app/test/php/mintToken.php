<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Prints a token minted by the real classes, with its public key, for the tests of the course server:
//   php mintToken.php SPACE_ID KEY_ID AUDIENCE [SECRET_KEY] [USER_ID]
// One JSON object: {"token","publicKey","signingKey","subject"}. Without a key, makes one.
use OCA\Parcours\Token\Pseudonym;
use OCA\Parcours\Token\SigningKey;
use OCA\Parcours\Token\TokenMinter;

require __DIR__ . '/bootstrap.php';

[, $spaceId, $keyId, $audience] = $argv + [1 => 'space-1', 'key-1', 'http://127.0.0.1:8787'];
$key = ($argv[4] ?? '') === '' ? SigningKey::generate() : SigningKey::fromText($argv[4]);
$subject = Pseudonym::ofAccount(str_repeat('s', 32), $argv[5] ?? 'alice');
$token = (new TokenMinter($spaceId, $keyId, $audience, $key))->mint($subject, ['learner', 'trainer'], time(), bin2hex(random_bytes(16)));
echo json_encode(['token' => $token, 'publicKey' => $key->publicKey(), 'signingKey' => $key->toText(), 'subject' => $subject], JSON_THROW_ON_ERROR), "\n";
