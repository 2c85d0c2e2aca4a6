<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Token\Base64Url;
use OCA\Parcours\Token\SigningKey;
use OCA\Parcours\Token\TokenMinter;
use PHPUnit\Framework\TestCase;

final class TokenMinterTest extends TestCase {
  private const NOW = 1_790_000_000;

  public function testWritesTheHeaderAndClaimsOfTheContract(): void {
    [$header, $claims] = $this->read($this->minter(SigningKey::generate())->mint('s', ['learner', 'trainer'], self::NOW, 'jti-1'));
    self::assertSame(['alg' => 'EdDSA', 'typ' => 'JWT', 'kid' => 'key-1'], $header);
    self::assertSame([
      'iss' => 'space-1', 'sub' => 's', 'aud' => 'https://courses.example.org', 'iat' => self::NOW, 'nbf' => self::NOW - 30,
      'exp' => self::NOW + 300, 'jti' => 'jti-1', 'roles' => ['learner', 'trainer'],
    ], $claims);
  }

  public function testSaysItsScopeOnlyWhenItHasOne(): void {
    [, $claims] = $this->read($this->minter(SigningKey::generate())->mint('s', ['learner'], self::NOW, 'j', 'space'));
    self::assertSame('space', $claims['scope']);
  }

  public function testSignsWithTheKeyOfTheSpace(): void {
    $key = SigningKey::generate();
    [$header, $claims, $signature] = explode('.', $this->minter($key)->mint('s', ['learner'], self::NOW, 'j'));
    $publicKey = Base64Url::decode($key->publicKey());
    self::assertTrue(sodium_crypto_sign_verify_detached(Base64Url::decode($signature), "$header.$claims", $publicKey));
    self::assertFalse(sodium_crypto_sign_verify_detached(Base64Url::decode($signature), "$header.{$claims}A", $publicKey));
  }

  /** RFC 8037, appendix A.1 and A.4: a published key, text and signature. */
  public function testSignsAsThePublishedExample(): void {
    $seed = Base64Url::decode('nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A');
    $key = SigningKey::fromText(Base64Url::encode(sodium_crypto_sign_secretkey(sodium_crypto_sign_seed_keypair($seed))));
    self::assertSame('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', $key->publicKey());
    self::assertSame(
      'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
      Base64Url::encode($key->sign('eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc')),
    );
  }

  public function testKeepsAKeyAsText(): void {
    $key = SigningKey::generate();
    self::assertSame($key->publicKey(), SigningKey::fromText($key->toText())->publicKey());
  }

  /** @dataProvider damagedKeys */
  public function testRefusesADamagedKey(string $text): void {
    $this->expectException(InvalidArgumentException::class);
    SigningKey::fromText($text);
  }

  /** @return iterable<string, array{string}> */
  public static function damagedKeys(): iterable {
    yield 'nothing' => [''];
    yield 'half of it' => [str_repeat('A', 43)];
    yield 'no base64url' => ['=é='];
  }

  private function minter(SigningKey $key): TokenMinter {
    return new TokenMinter('space-1', 'key-1', 'https://courses.example.org', $key);
  }

  /** @return array{array<string, mixed>, array<string, mixed>} */
  private function read(string $token): array {
    [$header, $claims] = explode('.', $token);
    return [json_decode(Base64Url::decode($header), true), json_decode(Base64Url::decode($claims), true)];
  }
}
