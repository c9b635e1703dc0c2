import { useEffect, useRef } from 'react'

/** Shows a stream; a picture has no address, so nothing of it can be kept. */
export function Picture({
  stream,
  label,
  quiet,
}: {
  stream: MediaStream | null
  label: string
  quiet: boolean
}) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current && video.current.srcObject !== stream) video.current.srcObject = stream
  }, [stream])
  // biome-ignore lint/a11y/useMediaCaption: a living voice has no captions
  return <video ref={video} autoPlay playsInline muted={quiet} aria-label={label} />
}
