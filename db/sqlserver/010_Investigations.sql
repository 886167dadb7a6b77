BEGIN TRANSACTION;
ALTER TABLE [CampaignMember] ADD [CameFromId] uniqueidentifier NULL;

ALTER TABLE [Campaign] ADD [MergedIntoId] uniqueidentifier NULL;

CREATE TABLE [Affiliation] (
    [Id] uniqueidentifier NOT NULL,
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Organization] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Why] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DeclaredBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DeclaredAt] datetimeoffset NOT NULL,
    [EndedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [EndedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Affiliation] PRIMARY KEY ([Id])
);

CREATE TABLE [Attachment] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NOT NULL,
    [Length] int NOT NULL,
    [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedAt] datetimeoffset NOT NULL,
    [RemovedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [RemovedAt] datetimeoffset NULL,
    [RemoveReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Attachment] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Attachment_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

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

CREATE TABLE [Investigation] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Start] nvarchar(512) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Picture] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Nodes] int NOT NULL,
    [OwnerId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OwnerName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Shared] bit NOT NULL,
    [ChangedAt] datetimeoffset NOT NULL,
    [Version] bigint NOT NULL,
    [SearchText] nvarchar(160) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT [PK_Investigation] PRIMARY KEY ([Id])
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

CREATE TABLE [LineageStep] (
    [Id] uniqueidentifier NOT NULL,
    [Kind] int NOT NULL,
    [FromId] uniqueidentifier NOT NULL,
    [IntoId] uniqueidentifier NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Members] int NOT NULL,
    [ById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [By] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [At] datetimeoffset NOT NULL,
    [UndoneBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [UndoneAt] datetimeoffset NULL,
    [UndoReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_LineageStep] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_LineageStep_Campaign_FromId] FOREIGN KEY ([FromId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_LineageStep_Campaign_IntoId] FOREIGN KEY ([IntoId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [PartnerCertificate] (
    [Thumbprint] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedAt] datetimeoffset NOT NULL,
    [PartnerId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_PartnerCertificate] PRIMARY KEY ([Thumbprint]),
    CONSTRAINT [FK_PartnerCertificate_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
);

CREATE TABLE [TaskTemplate] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Tasks] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [KeptBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [KeptAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_TaskTemplate] PRIMARY KEY ([Id])
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

CREATE TABLE [AttachmentContent] (
    [AttachmentId] uniqueidentifier NOT NULL,
    [Bytes] varbinary(max) NOT NULL,
    CONSTRAINT [PK_AttachmentContent] PRIMARY KEY ([AttachmentId]),
    CONSTRAINT [FK_AttachmentContent_Attachment_AttachmentId] FOREIGN KEY ([AttachmentId]) REFERENCES [Attachment] ([Id]) ON DELETE NO ACTION
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

CREATE TABLE [MovedMember] (
    [StepId] uniqueidentifier NOT NULL,
    [AccountId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Status] int NOT NULL,
    [Reason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Source] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Weight] float NOT NULL,
    [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedAt] datetimeoffset NOT NULL,
    [JudgedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [JudgedAt] datetimeoffset NULL,
    [CameFromId] uniqueidentifier NULL,
    [WasThere] bit NOT NULL,
    [ThereStatus] int NULL,
    [ThereReason] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [ThereJudgedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ThereJudgedAt] datetimeoffset NULL,
    CONSTRAINT [PK_MovedMember] PRIMARY KEY ([StepId], [AccountId]),
    CONSTRAINT [FK_MovedMember_LineageStep_StepId] FOREIGN KEY ([StepId]) REFERENCES [LineageStep] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [CampaignTask] (
    [Id] uniqueidentifier NOT NULL,
    [CampaignId] uniqueidentifier NOT NULL,
    [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AssigneeId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
    [AssigneeName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DueAt] datetimeoffset NULL,
    [State] int NOT NULL,
    [Note] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [TemplateId] uniqueidentifier NULL,
    [AddedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [AddedAt] datetimeoffset NOT NULL,
    [ChangedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [ChangedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_CampaignTask] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_CampaignTask_Campaign_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaign] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_CampaignTask_TaskTemplate_TemplateId] FOREIGN KEY ([TemplateId]) REFERENCES [TaskTemplate] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [AnswerView] (
    [PersonId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PackId] uniqueidentifier NOT NULL,
    [PersonName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [OpenedAt] datetimeoffset NOT NULL,
    CONSTRAINT [PK_AnswerView] PRIMARY KEY ([PackId], [PersonId]),
    CONSTRAINT [FK_AnswerView_AnswerPack_PackId] FOREIGN KEY ([PackId]) REFERENCES [AnswerPack] ([Id]) ON DELETE CASCADE
);

CREATE INDEX [IX_Affiliation_PersonId_EndedAt] ON [Affiliation] ([PersonId], [EndedAt]);

CREATE INDEX [IX_AnswerPack_InquiryId] ON [AnswerPack] ([InquiryId]);

CREATE INDEX [IX_Attachment_CampaignId_AddedAt] ON [Attachment] ([CampaignId], [AddedAt]);

CREATE INDEX [IX_CampaignTask_CampaignId_State_DueAt] ON [CampaignTask] ([CampaignId], [State], [DueAt]);

CREATE INDEX [IX_CampaignTask_TemplateId] ON [CampaignTask] ([TemplateId]);

CREATE INDEX [IX_Inquiry_PartnerId] ON [Inquiry] ([PartnerId]);

CREATE INDEX [IX_Inquiry_State_DueAt] ON [Inquiry] ([State], [DueAt]);

CREATE UNIQUE INDEX [IX_Investigation_OwnerId_Name] ON [Investigation] ([OwnerId], [Name]);

CREATE INDEX [IX_Investigation_Shared_ChangedAt] ON [Investigation] ([Shared], [ChangedAt]);

CREATE INDEX [IX_LeakedKeyReport_KeyId] ON [LeakedKeyReport] ([KeyId]);

CREATE INDEX [IX_LeakedKeyReport_State_ReportedAt] ON [LeakedKeyReport] ([State], [ReportedAt]);

CREATE INDEX [IX_LineageStep_FromId_At] ON [LineageStep] ([FromId], [At]);

CREATE INDEX [IX_LineageStep_IntoId_At] ON [LineageStep] ([IntoId], [At]);

CREATE INDEX [IX_MovedMember_AccountId] ON [MovedMember] ([AccountId]);

CREATE INDEX [IX_PartnerCertificate_PartnerId] ON [PartnerCertificate] ([PartnerId]);

CREATE INDEX [IX_WatchedSuspect_CampaignId] ON [WatchedSuspect] ([CampaignId]);

CREATE INDEX [IX_WatchedSuspect_EndedAt_DueAt] ON [WatchedSuspect] ([EndedAt], [DueAt]);

CREATE INDEX [IX_WatchedSuspect_LastTestId] ON [WatchedSuspect] ([LastTestId]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126173223_Investigations', N'10.0.14');

COMMIT;
GO

