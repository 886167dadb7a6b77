BEGIN TRANSACTION;
CREATE TABLE [InboundSource] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NOT NULL,
    [Trust] int NOT NULL,
    [HalfLifeDays] int NOT NULL,
    [PartnerId] uniqueidentifier NULL,
    [Url] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [UserName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProtectedSecret] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [ProtectedHashKey] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [Cursor] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL,
    [DueAt] datetimeoffset NULL,
    [PulledAt] datetimeoffset NULL,
    [Failures] int NOT NULL,
    [Trouble] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [CreatedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [CreatedAt] datetimeoffset NOT NULL,
    [EndedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_InboundSource] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_InboundSource_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [InboundDelivery] (
    [Id] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Format] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ReceivedAt] datetimeoffset NOT NULL,
    [ReceivedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Bytes] int NOT NULL,
    [Objects] int NOT NULL,
    [New] int NOT NULL,
    [Changed] int NOT NULL,
    [Withdrawn] int NOT NULL,
    [Unchanged] int NOT NULL,
    [NotMatchable] int NOT NULL,
    [Sightings] int NOT NULL,
    [PassedOver] int NOT NULL,
    [Faults] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [FaultCount] int NOT NULL,
    CONSTRAINT [PK_InboundDelivery] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_InboundDelivery_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ReceivedSighting] (
    [Id] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [DeliveryId] uniqueidentifier NOT NULL,
    [ExternalId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IndicatorId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Count] bigint NOT NULL,
    [FirstSeenAt] datetimeoffset NULL,
    [LastSeenAt] datetimeoffset NULL,
    [ModifiedAt] datetimeoffset NOT NULL,
    [ReceivedAt] datetimeoffset NOT NULL,
    [WithdrawnAt] datetimeoffset NULL,
    CONSTRAINT [PK_ReceivedSighting] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReceivedSighting_InboundDelivery_DeliveryId] FOREIGN KEY ([DeliveryId]) REFERENCES [InboundDelivery] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_ReceivedSighting_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [ReportedIndicator] (
    [Id] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [DeliveryId] uniqueidentifier NOT NULL,
    [ExternalId] nvarchar(208) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ObjectId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] int NULL,
    [Value] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ValueHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Pattern] nvarchar(4000) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WhyNot] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Confidence] int NOT NULL,
    [ValidFrom] datetimeoffset NOT NULL,
    [ValidUntil] datetimeoffset NULL,
    [ModifiedAt] datetimeoffset NOT NULL,
    [Marking] int NULL,
    [Digest] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Change] int NOT NULL,
    [State] int NOT NULL,
    [StagedAt] datetimeoffset NOT NULL,
    [ConfirmedAt] datetimeoffset NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [Note] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_ReportedIndicator] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_ReportedIndicator_InboundDelivery_DeliveryId] FOREIGN KEY ([DeliveryId]) REFERENCES [InboundDelivery] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_ReportedIndicator_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION
);

CREATE TABLE [Sighting] (
    [Id] uniqueidentifier NOT NULL,
    [ReportId] uniqueidentifier NOT NULL,
    [SourceId] uniqueidentifier NOT NULL,
    [IndicatorId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Requests] bigint NOT NULL,
    [Accounts] int NOT NULL,
    [FirstSeenAt] datetimeoffset NULL,
    [LastSeenAt] datetimeoffset NULL,
    [Content] varbinary(max) NOT NULL,
    [ContentHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [State] int NOT NULL,
    [ProposedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedById] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [ProposedAt] datetimeoffset NOT NULL,
    [DecidedBy] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    [DecidedAt] datetimeoffset NULL,
    [RevokedAt] datetimeoffset NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_Sighting] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_Sighting_InboundSource_SourceId] FOREIGN KEY ([SourceId]) REFERENCES [InboundSource] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_Sighting_ReportedIndicator_ReportId] FOREIGN KEY ([ReportId]) REFERENCES [ReportedIndicator] ([Id]) ON DELETE NO ACTION
);

CREATE INDEX [IX_InboundDelivery_ReceivedAt] ON [InboundDelivery] ([ReceivedAt]);

CREATE INDEX [IX_InboundDelivery_SourceId] ON [InboundDelivery] ([SourceId]);

CREATE INDEX [IX_InboundSource_DueAt] ON [InboundSource] ([DueAt]);

CREATE UNIQUE INDEX [IX_InboundSource_Name] ON [InboundSource] ([Name]);

CREATE INDEX [IX_InboundSource_PartnerId] ON [InboundSource] ([PartnerId]);

CREATE INDEX [IX_ReceivedSighting_DeliveryId] ON [ReceivedSighting] ([DeliveryId]);

CREATE INDEX [IX_ReceivedSighting_ReceivedAt] ON [ReceivedSighting] ([ReceivedAt]);

CREATE UNIQUE INDEX [IX_ReceivedSighting_SourceId_ExternalId] ON [ReceivedSighting] ([SourceId], [ExternalId]);

CREATE INDEX [IX_ReportedIndicator_DeliveryId_State] ON [ReportedIndicator] ([DeliveryId], [State]);

CREATE INDEX [IX_ReportedIndicator_SourceId_ObjectId] ON [ReportedIndicator] ([SourceId], [ObjectId]);

CREATE INDEX [IX_ReportedIndicator_State_StagedAt] ON [ReportedIndicator] ([State], [StagedAt]);

CREATE INDEX [IX_ReportedIndicator_ValueHash] ON [ReportedIndicator] ([ValueHash]);

CREATE INDEX [IX_Sighting_ReportId] ON [Sighting] ([ReportId]);

CREATE INDEX [IX_Sighting_SourceId] ON [Sighting] ([SourceId]);

CREATE INDEX [IX_Sighting_State_ProposedAt] ON [Sighting] ([State], [ProposedAt]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261126132335_Inbound', N'10.0.14');

COMMIT;
GO

