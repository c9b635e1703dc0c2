import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../parts/language.tsx'
import { Picture } from './Picture.tsx'

/** Camera and microphone, seen and heard before the other side does. */
export function DeviceTest() {
  const { live } = useWords()
  const words = live.call
  const [stream, setStream] = useState<MediaStream>()
  const [fault, setFault] = useState(false)
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (!stream) return
    const sound = new AudioContext()
    const reader = sound.createAnalyser()
    sound.createMediaStreamSource(stream).connect(reader)
    const bytes = new Uint8Array(reader.fftSize)
    const timer = setInterval(() => {
      reader.getByteTimeDomainData(bytes)
      setLevel(Math.max(...bytes) - 128)
    }, 150)
    return () => {
      clearInterval(timer)
      void sound.close()
      for (const track of stream.getTracks()) track.stop()
    }
  }, [stream])
  const begin = (): void => {
    navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(setStream, () => setFault(true))
  }
  if (!stream)
    return (
      <>
        <Button onClick={begin}>{words.test}</Button>
        {fault && <p className="hint">{words.faults.no_device}</p>}
      </>
    )
  return (
    <div className="device-test">
      <Picture stream={stream} label={words.mine} quiet />
      <label>
        {words.level} <meter min={0} max={128} value={level} />
      </label>
      <Button onClick={() => setStream(undefined)}>{words.testStop}</Button>
    </div>
  )
}
