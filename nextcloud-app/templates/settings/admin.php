<?php
// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * @var \OCP\IL10N $l
 * @var array{status: array<string, mixed>, groups: list<array<string, mixed>>, leadContact: string, videoServers: string, publicPage: string, urls: array<string, string>} $_
 */
$status = $_['status'];
$noAnswer = $l->t('This Nextcloud does not answer. Check your connection, then try again.');
?>
<div id="parcours-admin" data-no-answer="<?php p($noAnswer); ?>">
  <div class="section">
    <h2><?php p($l->t('Course server')); ?></h2>
    <?php if (!$status['isPaired']) { ?>
      <p class="settings-hint"><?php p($l->t('Courses come from a course server. Its operator gives you an address and a one-time code; together they tie this space to it.')); ?></p>
      <form data-method="POST" data-url="<?php p($_['urls']['pairing']); ?>" data-reloads>
        <p>
          <label for="parcours-address"><?php p($l->t('Address of the course server')); ?></label><br>
          <input id="parcours-address" name="address" type="url" inputmode="url" style="inline-size: min(28rem, 100%)" required placeholder="https://" value="<?php p($status['address']); ?>">
        </p>
        <p>
          <label for="parcours-code"><?php p($l->t('Pairing code')); ?></label><br>
          <input id="parcours-code" name="code" type="text" style="inline-size: min(28rem, 100%)" required autocomplete="off" spellcheck="false">
        </p>
        <button type="submit" class="primary"><?php p($l->t('Pair this space')); ?></button>
        <p role="status" aria-live="polite"></p>
      </form>
    <?php } else { ?>
      <p><?php p($l->t('This space is paired with %1$s since %2$s.', [$status['publicAddress'], $l->l('date', strtotime((string)$status['pairedAt']))])); ?></p>
      <p><?php p($l->t('Name of this space there: %s', [$status['spaceId']])); ?></p>
      <?php if ($status['pendingErasures'] > 0) { ?>
        <p><?php p($l->n('%n deleted account still has to be erased there; it is tried again by itself.', '%n deleted accounts still have to be erased there; it is tried again by itself.', (int)$status['pendingErasures'])); ?></p>
      <?php } ?>
      <form data-method="POST" data-url="<?php p($_['urls']['test']); ?>">
        <button type="submit"><?php p($l->t('Test the connection')); ?></button>
        <p role="status" aria-live="polite"></p>
      </form>
      <form data-method="POST" data-url="<?php p($_['urls']['keys']); ?>">
        <button type="submit"><?php p($l->t('Renew the key')); ?></button>
        <p class="settings-hint"><?php p($l->t('Once a year, or when a backup of this server was lost. Nobody notices.')); ?></p>
        <p role="status" aria-live="polite"></p>
      </form>
      <form data-method="DELETE" data-url="<?php p($_['urls']['pairing']); ?>" data-reloads data-confirm="<?php p($l->t('Unpair this space? Courses close for its people at once. If it pairs again with another code, it starts without their progress: ask the operator of the course server first if that matters.')); ?>">
        <p>
          <input id="parcours-forced" type="checkbox" class="checkbox" name="isForced" data-kind="switch">
          <label for="parcours-forced"><?php p($l->t('Unpair here only, without telling the course server (when it is gone or no longer knows this space)')); ?></label>
        </p>
        <button type="submit"><?php p($l->t('Unpair this space')); ?></button>
        <p role="status" aria-live="polite"></p>
      </form>
    <?php } ?>
  </div>

  <form class="section" data-method="PUT" data-url="<?php p($_['urls']['choices']); ?>">
    <h2><?php p($l->t('People and notices')); ?></h2>
    <p id="parcours-groups"><?php p($l->t('What each group may do. Everybody may follow courses.')); ?></p>
    <div class="parcours-scroll" role="region" tabindex="0" aria-labelledby="parcours-groups">
    <table class="grid" aria-labelledby="parcours-groups">
      <thead>
        <tr>
          <th scope="col"><?php p($l->t('Group')); ?></th>
          <th scope="col"><?php p($l->t('Leads courses')); ?></th>
          <th scope="col"><?php p($l->t('Reads figures about the space')); ?></th>
          <th scope="col"><?php p($l->t('Hears of new courses')); ?></th>
        </tr>
      </thead>
      <tbody>
        <?php foreach ($_['groups'] as $group) { ?>
          <tr>
            <th scope="row"><?php p($group['name']); ?></th>
            <?php foreach (['trainerGroups' => ['isTrainer', $l->t('Leads courses')], 'coordinatorGroups' => ['isCoordinator', $l->t('Reads figures about the space')], 'noticeGroups' => ['isTold', $l->t('Hears of new courses')]] as $name => [$flag, $words]) { ?>
              <td><label class="parcours-tick"><input type="checkbox" name="<?php p($name); ?>" data-kind="list" value="<?php p($group['groupId']); ?>" aria-label="<?php p($group['name'] . ' – ' . $words); ?>" <?php if ($group[$flag]) { ?>checked<?php } ?>></label></td>
            <?php } ?>
          </tr>
        <?php } ?>
      </tbody>
    </table>
    </div>
    <p>
      <label for="parcours-lead"><?php p($l->t('Person or place to ask')); ?></label><br>
      <input id="parcours-lead" name="leadContact" type="text" style="inline-size: min(28rem, 100%)" value="<?php p($_['leadContact']); ?>" aria-describedby="parcours-lead-hint"><br>
      <em id="parcours-lead-hint"><?php p($l->t('An e-mail address, or the https address of a forum or a room. Shown as “Ask someone” at the foot of each page.')); ?></em>
    </p>
    <p>
      <label for="parcours-videos"><?php p($l->t('Video servers, one address a line')); ?></label><br>
      <textarea id="parcours-videos" name="videoServers" rows="3" style="inline-size: min(28rem, 100%)" aria-describedby="parcours-videos-hint"><?php p($_['videoServers']); ?></textarea><br>
      <em id="parcours-videos-hint"><?php p($l->t('PeerTube servers whose videos may play here. Nothing is loaded from them before a click.')); ?></em>
    </p>
    <p>
      <input id="parcours-public" type="checkbox" class="checkbox" name="isPublicPageOpen" data-kind="switch" <?php if ($status['isPublicPageOpen']) { ?>checked<?php } ?>>
      <label for="parcours-public"><?php p($l->t('People without an account may follow public courses at %s', [$_['publicPage']])); ?></label>
    </p>
    <p>
      <input id="parcours-proxied" type="checkbox" class="checkbox" name="isProxied" data-kind="switch" <?php if ($status['isProxied']) { ?>checked<?php } ?>>
      <label for="parcours-proxied"><?php p($l->t('Pass all requests through this Nextcloud: slower, only for networks whose browsers cannot reach the course server')); ?></label>
    </p>
    <button type="submit" class="primary"><?php p($l->t('Save')); ?></button>
    <p role="status" aria-live="polite"></p>
  </form>
</div>
