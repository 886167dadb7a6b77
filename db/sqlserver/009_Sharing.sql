BEGIN TRANSACTION;
ALTER TABLE [SharedBundle] ADD [Collection] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [SharedBundle] ADD [ExpiresAt] datetimeoffset NULL;

ALTER TABLE [SharedBundle] ADD [Fields] int NOT NULL DEFAULT 0;

ALTER TABLE [SharedBundle] ADD [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

CREATE TABLE [Partner] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IdentityId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [HighestMarking] int NOT NULL,
    [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Fields] int NOT NULL,
    [Collections] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Contacts] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Agreement] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AgreedUntil] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [SuspendedBecause] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Partner] PRIMARY KEY ([Id])
);

CREATE TABLE [BundleRecipient] (
    [PartnerId] uniqueidentifier NOT NULL,
    [BundleId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_BundleRecipient] PRIMARY KEY ([BundleId], [PartnerId]),
    CONSTRAINT [FK_BundleRecipient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_BundleRecipient_SharedBundle_BundleId] FOREIGN KEY ([BundleId]) REFERENCES [SharedBundle] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [PartnerClient] (
    [ApiClientId] uniqueidentifier NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PartnerClient] PRIMARY KEY ([ApiClientId]),
    CONSTRAINT [FK_PartnerClient_ApiClient_ApiClientId] FOREIGN KEY ([ApiClientId]) REFERENCES [ApiClient] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_PartnerClient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [PartnerKey] (
    [Number] int NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    [KeyId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeAt] datetimeoffset NOT NULL,
    [RetiredAt] datetimeoffset NULL,
    CONSTRAINT [PK_PartnerKey] PRIMARY KEY ([PartnerId], [Number]),
    CONSTRAINT [FK_PartnerKey_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [PartnerSignIn] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PartnerSignIn] PRIMARY KEY ([PersonId]),
    CONSTRAINT [FK_PartnerSignIn_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_BundleRecipient_PartnerId] ON [BundleRecipient] ([PartnerId]);

CREATE UNIQUE INDEX [IX_Partner_Name] ON [Partner] ([Name]);

CREATE INDEX [IX_PartnerClient_PartnerId] ON [PartnerClient] ([PartnerId]);

CREATE INDEX [IX_PartnerSignIn_PartnerId] ON [PartnerSignIn] ([PartnerId]);

EXEC(N'UPDATE [SharedBundle] SET [Collection] = ''released'', [Fields] = 15, [Kinds] = ''ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256'';');

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126124941_Sharing', N'10.0.14');

COMMIT;
GO

