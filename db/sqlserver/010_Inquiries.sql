BEGIN TRANSACTION;
CREATE TABLE [Inquiry] (
    [Id] uniqueidentifier NOT NULL,
    [PartnerId] uniqueidentifier NULL,
    [AskedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reference] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NOT NULL,
    [Subject] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Question] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReceivedAt] datetimeoffset NOT NULL,
    [DueAt] datetimeoffset NOT NULL,
    [EnteredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [EnteredAt] datetimeoffset NOT NULL,
    [AssigneeId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [AssigneeName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [State] int NOT NULL,
    [Answer] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PackId] uniqueidentifier NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Inquiry] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Inquiry_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [LeakedKeyReport] (
    [Id] uniqueidentifier NOT NULL,
    [KeyId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
    [KeySha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [FoundIn] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FoundAt] datetimeoffset NOT NULL,
    [ReportedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReportedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReportedAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_LeakedKeyReport] PRIMARY KEY ([Id])
);

CREATE TABLE [PartnerCertificate] (
    [Thumbprint] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedAt] datetimeoffset NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PartnerCertificate] PRIMARY KEY ([Thumbprint]),
    CONSTRAINT [FK_PartnerCertificate_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [WatchedSuspect] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NOT NULL,
    [FoundAt] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CampaignId] uniqueidentifier NULL,
    [EveryDays] int NOT NULL,
    [DueAt] datetimeoffset NOT NULL,
    [LookedAt] datetimeoffset NULL,
    [LookedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [Seen] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [LastTestId] uniqueidentifier NULL,
    [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_WatchedSuspect] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_WatchedSuspect_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_WatchedSuspect_ModelTest_LastTestId] FOREIGN KEY ([LastTestId]) REFERENCES [ModelTest] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [AnswerPack] (
    [Id] uniqueidentifier NOT NULL,
    [InquiryId] uniqueidentifier NOT NULL,
    [From] date NOT NULL,
    [Until] date NOT NULL,
    [Sections] int NOT NULL,
    [Content] varbinary(max) NOT NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedAt] datetimeoffset NOT NULL,
    [ExpiresAt] datetimeoffset NOT NULL,
    [State] int NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Answer] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [SignedFile] varbinary(max) NULL,
    [KeyId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_AnswerPack] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_AnswerPack_Inquiry_InquiryId] FOREIGN KEY ([InquiryId]) REFERENCES [Inquiry] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [AnswerView] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PackId] uniqueidentifier NOT NULL,
    [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OpenedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_AnswerView] PRIMARY KEY ([PackId], [PersonId]),
    CONSTRAINT [FK_AnswerView_AnswerPack_PackId] FOREIGN KEY ([PackId]) REFERENCES [AnswerPack] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_AnswerPack_InquiryId] ON [AnswerPack] ([InquiryId]);

CREATE INDEX [IX_Inquiry_PartnerId] ON [Inquiry] ([PartnerId]);

CREATE INDEX [IX_Inquiry_State_DueAt] ON [Inquiry] ([State], [DueAt]);

CREATE INDEX [IX_LeakedKeyReport_KeyId] ON [LeakedKeyReport] ([KeyId]);

CREATE INDEX [IX_LeakedKeyReport_State_ReportedAt] ON [LeakedKeyReport] ([State], [ReportedAt]);

CREATE INDEX [IX_PartnerCertificate_PartnerId] ON [PartnerCertificate] ([PartnerId]);

CREATE INDEX [IX_WatchedSuspect_CampaignId] ON [WatchedSuspect] ([CampaignId]);

CREATE INDEX [IX_WatchedSuspect_EndedAt_DueAt] ON [WatchedSuspect] ([EndedAt], [DueAt]);

CREATE INDEX [IX_WatchedSuspect_LastTestId] ON [WatchedSuspect] ([LastTestId]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126163002_Inquiries', N'10.0.14');

COMMIT;
GO

