BEGIN TRANSACTION;
ALTER TABLE [BulkJob] ADD [ToId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [BulkJob] ADD [ToName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE [BulkJob] ADD [Until] datetimeoffset NULL;

ALTER TABLE [BulkJob] ADD [Word] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL;

CREATE INDEX [IX_QueueEntry_IsWaiting_Family_Segment_Tokens_SnoozedUntil_Id] ON [QueueEntry] ([IsWaiting], [Family], [Segment], [Tokens], [SnoozedUntil], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_Queue_Score_SnoozedUntil_Id] ON [QueueEntry] ([IsWaiting], [Queue], [Score], [SnoozedUntil], [Id]);

CREATE INDEX [IX_QueueEntry_IsWaiting_SearchText_SnoozedUntil_Id] ON [QueueEntry] ([IsWaiting], [SnoozedUntil], [Id]) INCLUDE ([SearchText]);

INSERT INTO [MigrationHistory] ([MigrationId], [ProductVersion])
VALUES (N'20261127061551_BulkTerms', N'10.0.14');

COMMIT;
GO

