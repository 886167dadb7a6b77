BEGIN TRANSACTION;
ALTER TABLE [SharedBundle] ADD [Collection] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [SharedBundle] ADD [ExpiresAt] datetimeoffset NULL;

ALTER TABLE [SharedBundle] ADD [Fields] int NOT NULL DEFAULT 0;

ALTER TABLE [SharedBundle] ADD [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'';

CREATE TABLE [BundleFetch] (
    [Id] uniqueidentifier NOT NULL,
    [At] datetimeoffset NOT NULL,
    [BundleId] uniqueidentifier NULL,
    [PartnerId] uniqueidentifier NULL,
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Path] int NOT NULL,
    [Objects] int NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [PK_BundleFetch] PRIMARY KEY ([Id])
);

CREATE TABLE [BundleProposal] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [CampaignName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Marking] int NOT NULL,
    [FileName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContentType] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Content] varbinary(max) NOT NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Indicators] int NOT NULL,
    [Kinds] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Fields] int NOT NULL,
    [Withheld] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Collection] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [ValidUntil] datetimeoffset NOT NULL,
    [LegalBasis] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedAt] datetimeoffset NOT NULL,
    [ExpiresAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [BundleId] uniqueidentifier NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_BundleProposal] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_BundleProposal_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

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

CREATE TABLE [BundleView] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposalId] uniqueidentifier NOT NULL,
    [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OpenedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_BundleView] PRIMARY KEY ([ProposalId], [PersonId]),
    CONSTRAINT [FK_BundleView_BundleProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BundleProposal] ([Id]) ON DELETE CASCADE
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

CREATE TABLE [ProposedRecipient] (
    [PartnerId] uniqueidentifier NOT NULL,
    [ProposalId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_ProposedRecipient] PRIMARY KEY ([ProposalId], [PartnerId]),
    CONSTRAINT [FK_ProposedRecipient_BundleProposal_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [BundleProposal] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [FK_ProposedRecipient_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_BundleFetch_At] ON [BundleFetch] ([At]);

CREATE INDEX [IX_BundleFetch_BundleId] ON [BundleFetch] ([BundleId]);

CREATE INDEX [IX_BundleFetch_PartnerId] ON [BundleFetch] ([PartnerId]);

CREATE INDEX [IX_BundleProposal_CampaignId] ON [BundleProposal] ([CampaignId]);

CREATE INDEX [IX_BundleProposal_State_ProposedAt] ON [BundleProposal] ([State], [ProposedAt]);

CREATE INDEX [IX_BundleRecipient_PartnerId] ON [BundleRecipient] ([PartnerId]);

CREATE UNIQUE INDEX [IX_Partner_Name] ON [Partner] ([Name]);

CREATE INDEX [IX_PartnerClient_PartnerId] ON [PartnerClient] ([PartnerId]);

CREATE INDEX [IX_PartnerSignIn_PartnerId] ON [PartnerSignIn] ([PartnerId]);

CREATE INDEX [IX_ProposedRecipient_PartnerId] ON [ProposedRecipient] ([PartnerId]);

EXEC(N'UPDATE [SharedBundle] SET [Collection] = ''released'', [Fields] = 15, [Kinds] = ''ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256'';');

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126130650_Sharing', N'10.0.14');

COMMIT;
GO

