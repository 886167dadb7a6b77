BEGIN TRANSACTION;
CREATE TABLE [AnswerSecret] (
    [Id] int NOT NULL,
    [ProtectedKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [MadeAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_AnswerSecret] PRIMARY KEY ([Id])
);

CREATE TABLE [Fingerprint] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [State] int NOT NULL,
    [Design] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [KeySha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DraftedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DraftedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DraftedAt] datetimeoffset NOT NULL,
    [EditedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SealedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [SealedAt] datetimeoffset NULL,
    [SealSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [ServedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ServedAt] datetimeoffset NULL,
    [RetiredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [RetiredAt] datetimeoffset NULL,
    [RetireReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Fingerprint] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Fingerprint_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [VerificationRun] (
    [Id] uniqueidentifier NOT NULL,
    [FingerprintId] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [Plan] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Power] float NOT NULL,
    [RegisteredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [RegisteredAt] datetimeoffset NOT NULL,
    [PlanSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [TestedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [TestedAt] datetimeoffset NULL,
    [Source] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Result] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [LogProbability] float NULL,
    [Exhibit] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    [ExhibitSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_VerificationRun] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_VerificationRun_Fingerprint_FingerprintId] FOREIGN KEY ([FingerprintId]) REFERENCES [Fingerprint] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_Fingerprint_CampaignId_DraftedAt] ON [Fingerprint] ([CampaignId], [DraftedAt]);

CREATE UNIQUE INDEX [IX_Fingerprint_Name] ON [Fingerprint] ([Name]);

CREATE INDEX [IX_Fingerprint_State] ON [Fingerprint] ([State]);

CREATE INDEX [IX_VerificationRun_CampaignId_RegisteredAt] ON [VerificationRun] ([CampaignId], [RegisteredAt]);

CREATE INDEX [IX_VerificationRun_FingerprintId_RegisteredAt] ON [VerificationRun] ([FingerprintId], [RegisteredAt]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126131412_Fingerprints', N'10.0.14');

COMMIT;
GO

